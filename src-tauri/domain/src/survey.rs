//! Staff survey results used, as published, for indicators 5 to 8.

/// One survey result.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SurveyResult {
    /// Percentage of White respondents, 0–100.
    pub white_percent: Option<f64>,
    /// Percentage of BME respondents, 0–100.
    pub bme_percent: Option<f64>,
    /// White respondents to the question.
    pub white_responses: Option<u32>,
    /// BME respondents to the question.
    pub bme_responses: Option<u32>,
}

impl SurveyResult {
    /// Whether anything is held at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

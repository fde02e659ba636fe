//! The funnel of chance: how far a trust of a given size can lie from all trusts together before chance no longer explains it.
//!
//! Shares are held against exact binomial limits, interpolated between whole numbers of people (Spiegelhalter 2005, appendix A.1.1). Ratios
//! are held against normal limits of their logarithm, with the variance that Katz gives it. Where trusts differ by more than chance
//! among themselves (over-dispersion), the limits are widened by a variance between trusts, added to that of chance: the additive
//! random effects model of Spiegelhalter 2005 and 2012, estimated by moments from z-scores whose outermost tenths are drawn in
//! (winsorised). Shares are then held on the arcsine scale. Unadjusted limits are always kept beside.
//!
//! Sources: Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 2005; Spiegelhalter et al.,
//! "Statistical methods for healthcare regulation", JRSS A 2012; the method is that of the R package FunnelPlotR.

use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, Normal};

use super::{PeerCounts, quantile};

/// Fewest trusts with counts for which a funnel is drawn.
const FEWEST: usize = 5;
/// Fewest trusts from which a variance between trusts is estimated.
const FEWEST_TO_ADJUST: usize = 10;
/// The part of z-scores drawn in at each end.
const WINSORISED: f64 = 0.1;

/// Lower and upper limits at one size, in percent for shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// 95 %: one trust in twenty lies outside by chance.
    pub inner: (f64, f64),
    /// 99.8 %: one trust in five hundred lies outside by chance.
    pub outer: (f64, f64),
}

/// How a funnel holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Within the 95 % limits.
    Inside,
    /// Between the 95 % and the 99.8 % limits; true where it is above.
    BeyondInner(bool),
    /// Outside the 99.8 % limits; true where it is above.
    BeyondOuter(bool),
}

/// Why there is no funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFunnel {
    /// Too few trusts have counts; so many have.
    TooFew(usize),
    /// All trusts together have no event, or nothing but events.
    NoRate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Share,
    Ratio,
}

/// A funnel over trusts that have counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    kind: Kind,
    /// All trusts together: percent for shares, a ratio for ratios.
    pub target: f64,
    /// Size and value of each trust: people and percent, or precision and ratio.
    pub points: Vec<(f64, f64)>,
    /// Rows with counts that have no place in it: nobody in a group, or a ratio of nought or without end.
    pub left_out: usize,
    /// The mean of the squared winsorised z-scores; 1 where trusts differ by chance alone. `None` where there are too few to say.
    pub dispersion: Option<f64>,
    /// Variance between trusts on the scale that is used for limits; 0 where none is needed, `None` where there are too few to say.
    pub between: Option<f64>,
}

impl Funnel {
    /// The funnel of trusts' counts, which are all shares or all ratios.
    ///
    /// # Errors
    /// [`NoFunnel`] where there are too few, or nothing to hold them against.
    pub fn of(counts: &[PeerCounts]) -> Result<Self, NoFunnel> {
        let is_share = counts.iter().all(|held| matches!(held, PeerCounts::Share { .. }));
        let kind = if is_share { Kind::Share } else { Kind::Ratio };
        let usable: Vec<(PeerCounts, f64, f64)> = counts
            .iter()
            .filter_map(|held| point(held).map(|(size, value)| (*held, size, value)))
            .collect();
        if usable.len() < FEWEST {
            return Err(NoFunnel::TooFew(usable.len()));
        }
        let target = target(kind, &usable).ok_or(NoFunnel::NoRate)?;
        let values: Vec<f64> = usable.iter().map(|(_, _, value)| scaled(kind, *value)).collect();
        let variances: Vec<f64> = usable.iter().map(|(_, size, _)| variance(kind, *size)).collect();
        let (dispersion, between) = if usable.len() < FEWEST_TO_ADJUST {
            (None, None)
        } else {
            let (dispersion, between) = additive(&values, &variances, scaled(kind, target), WINSORISED);
            (Some(dispersion), Some(between))
        };
        Ok(Self {
            kind,
            target,
            left_out: counts.len() - usable.len(),
            points: usable.into_iter().map(|(_, size, value)| (size, value)).collect(),
            dispersion,
            between,
        })
    }

    /// Whether it is over ratios, whose size is a precision and no number of people.
    pub fn is_of_ratios(&self) -> bool {
        self.kind == Kind::Ratio
    }

    /// Whether trusts differ by more than chance among themselves, so that adjusted limits are wider.
    pub fn is_adjusted(&self) -> bool {
        self.between.is_some_and(|between| between > 0.0)
    }

    /// The size and value of counts in this funnel; `None` where they have no place in it.
    pub fn place_of(counts: &PeerCounts) -> Option<(f64, f64)> {
        point(counts)
    }

    /// The limits of chance alone at a size.
    pub fn limits(&self, size: f64) -> Limits {
        let pair = |level: f64| match self.kind {
            Kind::Share => {
                let (low, high) = exact_limits(self.target / 100.0, people(size), level);
                (low * 100.0, high * 100.0)
            }
            Kind::Ratio => self.normal(size, level, 0.0),
        };
        Limits {
            inner: pair(0.95),
            outer: pair(0.998),
        }
    }

    /// The limits widened by the variance between trusts; those of chance alone where there is none.
    pub fn adjusted_limits(&self, size: f64) -> Limits {
        match self.between {
            Some(between) if between > 0.0 => Limits {
                inner: self.normal(size, 0.95, between),
                outer: self.normal(size, 0.998, between),
            },
            _ => self.limits(size),
        }
    }

    fn normal(&self, size: f64, level: f64, between: f64) -> (f64, f64) {
        let half = Normal::standard().inverse_cdf(0.5 + level / 2.0) * (variance(self.kind, size) + between).sqrt();
        let centre = scaled(self.kind, self.target);
        (unscaled(self.kind, centre - half), unscaled(self.kind, centre + half))
    }
}

impl Limits {
    /// How these limits hold a value.
    pub fn hold(&self, value: f64) -> Held {
        let outside = |(low, high): (f64, f64)| value < low || value > high;
        if outside(self.outer) {
            Held::BeyondOuter(value > self.outer.1)
        } else if outside(self.inner) {
            Held::BeyondInner(value > self.inner.1)
        } else {
            Held::Inside
        }
    }
}

/// Size and value: people and percent, or 1 over the standard error of the log ratio, and the ratio.
fn point(counts: &PeerCounts) -> Option<(f64, f64)> {
    match *counts {
        PeerCounts::Share { events, people } => (people > 0 && (0.0..=f64::from(people)).contains(&events))
            .then(|| (f64::from(people), events / f64::from(people) * 100.0)),
        PeerCounts::Ratio { first, second } => {
            let is_usable = |(events, people): (u32, u32)| events > 0 && events <= people;
            let share = |(events, people): (u32, u32)| f64::from(events) / f64::from(people);
            let part = |(events, people): (u32, u32)| 1.0 / f64::from(events) - 1.0 / f64::from(people);
            let variance = if is_usable(first) && is_usable(second) {
                part(first) + part(second)
            } else {
                0.0
            };
            (variance > 0.0).then(|| (1.0 / variance.sqrt(), share(first) / share(second)))
        }
    }
}

/// All trusts together: events over people, or the mean of the log ratios weighted by their precision.
fn target(kind: Kind, usable: &[(PeerCounts, f64, f64)]) -> Option<f64> {
    match kind {
        Kind::Share => {
            let people: f64 = usable.iter().map(|(_, size, _)| size).sum();
            let events: f64 = usable.iter().map(|(_, size, value)| size * value / 100.0).sum();
            let rate = events / people;
            (rate > 0.0 && rate < 1.0).then_some(rate * 100.0)
        }
        Kind::Ratio => {
            let weight: f64 = usable.iter().map(|(_, size, _)| size * size).sum();
            let sum: f64 = usable.iter().map(|(_, size, value)| size * size * value.ln()).sum();
            Some((sum / weight).exp())
        }
    }
}

/// A value on the scale on which chance spreads it evenly: the arcsine of a share's root, the logarithm of a ratio.
fn scaled(kind: Kind, value: f64) -> f64 {
    match kind {
        Kind::Share => (value / 100.0).clamp(0.0, 1.0).sqrt().asin(),
        Kind::Ratio => value.ln(),
    }
}

fn unscaled(kind: Kind, value: f64) -> f64 {
    match kind {
        Kind::Share => value.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2) * 100.0,
        Kind::Ratio => value.exp(),
    }
}

/// The variance of chance on that scale.
fn variance(kind: Kind, size: f64) -> f64 {
    match kind {
        Kind::Share => 0.25 / size,
        Kind::Ratio => 1.0 / (size * size),
    }
}

fn people(size: f64) -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of people"
    )]
    let people = size.round().max(1.0) as u64;
    people
}

/// Exact binomial limits of a share, as fractions 0–1: where the chance of lying below, and above, is half of what `level` leaves,
/// interpolated between whole numbers of people.
///
/// Source: Spiegelhalter 2005, appendix A.1.1.
pub fn exact_limits(rate: f64, people: u64, level: f64) -> (f64, f64) {
    let Ok(distribution) = Binomial::new(rate, people) else {
        return (0.0, 1.0);
    };
    #[allow(clippy::cast_precision_loss, reason = "a number of people")]
    let limit = |chance: f64| {
        let most = distribution.inverse_cdf(chance);
        let (upto, before) = (
            distribution.cdf(most),
            if most == 0 { 0.0 } else { distribution.cdf(most - 1) },
        );
        let share = if upto > before {
            (upto - chance) / (upto - before)
        } else {
            0.0
        };
        ((most as f64 - share) / people as f64).clamp(0.0, 1.0)
    };
    (limit((1.0 - level) / 2.0), limit(f64::midpoint(level, 1.0)))
}

/// Z-scores with a part of them drawn in at each end to the quantile there (type 7).
pub fn winsorised(scores: &[f64], part: f64) -> Vec<f64> {
    let mut ordered = scores.to_vec();
    ordered.sort_by(f64::total_cmp);
    match (quantile(&ordered, part), quantile(&ordered, 1.0 - part)) {
        (Some(low), Some(high)) => scores.iter().map(|score| score.clamp(low, high)).collect(),
        _ => Vec::new(),
    }
}

/// How much more than chance values differ, and the variance between them that explains it, by the method of moments: the mean of the
/// squared winsorised z-scores, and max(0, (I·φ − (I − 1)) / (Σw − Σw²/Σw)) with w one over the variance of chance. Without
/// winsorising and about the weighted mean this is the estimate of DerSimonian and Laird.
pub fn additive(values: &[f64], variances: &[f64], target: f64, part: f64) -> (f64, f64) {
    let scores: Vec<f64> = values
        .iter()
        .zip(variances)
        .map(|(value, variance)| (value - target) / variance.sqrt())
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "a number of trusts")]
    let count = scores.len() as f64;
    let squares: f64 = winsorised(&scores, part).iter().map(|score| score * score).sum();
    let weights: f64 = variances.iter().map(|variance| 1.0 / variance).sum();
    let squared: f64 = variances.iter().map(|variance| 1.0 / (variance * variance)).sum();
    let between = ((squares - (count - 1.0)) / (weights - squared / weights)).max(0.0);
    (squares / count, between)
}

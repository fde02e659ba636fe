//! Any workbook in: rows, findings and questions.

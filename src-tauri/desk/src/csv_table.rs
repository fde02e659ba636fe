//! Tables as text; how they are written is for [`files::write::csv_table`] to say.

pub(crate) use files::write::csv_table::CsvTable;

//! Spreadsheets that go through LibreOffice and come back.

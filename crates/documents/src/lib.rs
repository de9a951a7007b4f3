//! Reading PDF, DOCX and text in a child process.

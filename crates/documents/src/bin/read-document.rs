//! The child process of the tests: reads like the program does, and breaks down when a file asks for it. The program
//! itself has none of this.

use std::process::ExitCode;

use documents::{Document, Format, Limits, Refusal, child_main_with, read_here};

fn main() -> ExitCode {
    child_main_with(read)
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    match bytes {
        b"test: panic" => panic!("as asked"),
        b"test: loop" => loop {
            std::hint::spin_loop();
        },
        b"test: sleep" => loop {
            std::thread::park();
        },
        b"test: allocate" => allocate(),
        b"test: overflow" => Err(deeper(0)),
        b"test: chatter" => chatter(),
        b"test: look around" => Ok(look_around()),
        _ => read_here(bytes, limits),
    }
}

fn allocate() -> ! {
    let mut kept = Vec::new();
    loop {
        kept.push(std::hint::black_box(vec![0_u8; 1 << 24]));
    }
}

/// Fills the stack.
fn deeper(depth: u64) -> Refusal {
    let here = std::hint::black_box([depth; 64]);
    if here[0] == u64::MAX {
        Refusal::Empty
    } else {
        std::hint::black_box(deeper(depth + here[1] - depth + 1))
    }
}

/// Says far more than one answer, on both channels.
fn chatter() -> ! {
    use std::io::Write;
    loop {
        let _ = std::io::stdout().write_all(&[b'x'; 4096]);
        let _ = std::io::stderr().write_all(&[b'x'; 4096]);
    }
}

/// What this process may do.
fn look_around() -> Document {
    let said = |refused: bool| if refused { "refused" } else { "done" };
    let open = std::fs::File::open("/proc/self/exe").is_err();
    let write = std::fs::write("/tmp/onward-child-was-here", "x").is_err();
    let text = format!(
        "variables: {}\nopen a file: {}\nwrite a file: {}\n",
        std::env::vars_os().count(),
        said(open),
        said(write),
    );
    Document {
        format: Format::Text,
        text,
        headings: Vec::new(),
        pages: 0,
    }
}

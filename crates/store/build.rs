//! Migrations are embedded by a macro: a new file there must make the crate build again.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}

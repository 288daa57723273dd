//! Prints `ui/src/backend/bindings.ts`.

fn main() {
    print!("{}", relabel_core::api::types::typescript());
    print!("{}", relabel_core::plan::fields::labels::typescript());
}

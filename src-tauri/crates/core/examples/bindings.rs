//! Prints `ui/src/backend/bindings.ts`.

fn main() {
    print!("{}", relabel_core::api::types::typescript());
}

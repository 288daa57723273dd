//! The TypeScript side of the border, generated from the types beside it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use super::*;

/// Declares types and all that they are made of, by their names: the order in which a type
/// tells what it is made of is another one in each build.
struct Declarations<'a> {
    config: &'a Config,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::name(self.config);
        // Only what is declared has a place of its own.
        if T::output_path().is_some() && !self.declared.contains_key(&name) {
            self.declared.insert(name, T::decl(self.config));
            T::visit_dependencies(self);
        }
        T::visit_generics(self);
    }
}

/// Each command with its request and response, and the types of both.
macro_rules! commands {
    ($($module:ident { $($name:ident($request:ty) -> $response:ty),* $(,)? })*) => {
        const COMMANDS: &[(&str, &str)] = &[$($((stringify!($name), stringify!($request))),*),*];

        fn declare_types(declarations: &mut Declarations<'_>) {
            $($(declarations.visit::<$request>();
            declarations.visit::<$response>();)*)*
        }

        fn write_commands(out: &mut String, config: &Config) {
            $($(let _ = writeln!(
                out,
                "\t{}: {{ request: {}; response: {} }};",
                stringify!($name),
                <$request as TS>::name(config),
                <$response as TS>::name(config),
            );)*)*
        }
    };
}

include!("commands.in");

/// The whole of `ui/src/backend/bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let config = Config::default();
    let mut declarations = Declarations { config: &config, declared: BTreeMap::new() };
    declare_types(&mut declarations);
    // What a command fails with.
    declarations.visit::<ApiError>();
    let mut out = String::from(
        "// Generated from src-tauri/crates/core/src/wire by `cargo xtask bindings`. Do not edit.\n\n",
    );
    for declaration in declarations.declared.values() {
        let _ = writeln!(out, "export {declaration}\n");
    }
    out.push_str(
        "/** Every command: what it takes and what it gives. */\nexport interface Commands {\n",
    );
    write_commands(&mut out, &config);
    out.push_str(
        "}\n\n/** Whether a command takes a request. */\nexport const TAKES_REQUEST = {\n",
    );
    for (name, request) in COMMANDS {
        let _ = writeln!(out, "\t{name}: {},", *request != "()");
    }
    out.push_str("} as const satisfies Record<keyof Commands, boolean>;\n");
    out
}

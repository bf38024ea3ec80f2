//! The imports of a program for macOS that calls every function of `macos::libsystem`, and two that are declared with
//! `Result`: exactly these functions.

use std::{collections::BTreeSet, env, fs, path::Path};

use object::{Object, ObjectSymbol};

use crate::{subject::OBJECT_CODE, unproved::not_proved_here};

const FUNCTIONS: [&str; 14] = [
    "__error",
    "arc4random",
    "arc4random_buf",
    "isatty",
    "mach_absolute_time",
    "mach_timebase_info",
    "pthread_create",
    "pthread_join",
    "pthread_mutex_destroy",
    "pthread_mutex_init",
    "pthread_mutex_lock",
    "pthread_mutex_trylock",
    "pthread_mutex_unlock",
    "pthread_self",
];

#[test]
fn a_program_imports_the_declared_functions() {
    let Some(folder) = env::var_os("SYSDECL_ORACLE") else {
        not_proved_here(OBJECT_CODE);
        return;
    };
    for target in ["x86_64-apple-darwin.o", "aarch64-apple-darwin.o"] {
        let bytes = fs::read(Path::new(&folder).join(target)).expect("the object file");
        let file = object::File::parse(&*bytes).expect("a Mach-O file");
        let imported: BTreeSet<_> = file
            .symbols()
            .filter(ObjectSymbol::is_undefined)
            .map(|symbol| symbol.name().expect("a name").to_owned())
            .collect();
        let declared = FUNCTIONS.iter().map(|name| format!("_{name}")).collect();
        assert_eq!(imported, declared, "{target}");
    }
}

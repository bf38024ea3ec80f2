//! The code under test: functions that enter one kernel, and the ways to intercept their calls.

use std::{env, mem, path::Path};

use crate::{
    code::{self, Loaded},
    kernel::{self, Script, Seen, System},
    machine::{self, GARBAGE},
    unproved::not_proved_here,
};

/// Functions that enter one kernel.
pub(crate) struct Subject {
    pub(crate) system: System,
    /// The description in messages.
    title: String,
    functions: Functions,
    /// Whether the original instruction is executed, with syscall user dispatch.
    dispatched: bool,
}

/// The source of the functions.
enum Functions {
    Here(&'static [(&'static str, *const ())]),
    Object(Loaded),
}

impl Subject {
    /// Makes one call of the function `name`, of type `F`.
    pub(crate) fn call<F: Copy, T>(
        &self,
        name: &str,
        script: Script,
        call: impl FnOnce(F) -> T,
    ) -> (T, Seen) {
        const { assert!(size_of::<F>() == size_of::<*const ()>()) };
        let function = match &self.functions {
            Functions::Object(loaded) => loaded.function(name),
            Functions::Here(functions) => {
                let found = functions.iter().find(|(other, _)| *other == name);
                code::of_this_program(
                    found.unwrap_or_else(|| panic!("no function `{name}`")).1 as usize,
                )
            }
        };
        // SAFETY: the tests specify the type that the function has.
        let typed = unsafe { mem::transmute_copy::<*mut u8, F>(&function.start) };
        let (result, seen) = if self.dispatched {
            machine::dispatch(script, || call(typed))
        } else {
            kernel::with(&function, script, || call(typed))
        };
        assert_eq!(seen.calls, 1, "{}: `{name}` must make one call", self.title);
        (result, seen)
    }

    /// The number that the kernel receives for call `number`.
    pub(crate) fn number(&self, number: usize) -> usize {
        match (self.system, cfg!(target_arch = "x86_64")) {
            (System::Macos, true) => 0x200_0000 | number,
            (System::Mach, true) => 0x100_0000 | number,
            (System::Mach, false) => number.wrapping_neg(),
            _ => number,
        }
    }

    /// A success with `answer`, and `second` in the register of the second result.
    pub(crate) fn success(&self, answer: isize, second: isize) -> Script {
        let (answer, second) = (answer as usize, second as usize);
        Script { system: self.system, answer, second, fails: false }
    }

    /// An error with an error number.
    pub(crate) fn failure(&self, errno: usize) -> Script {
        Script { system: self.system, answer: errno, second: GARBAGE, fails: true }
    }

    /// Whether the functions make BSD calls.
    pub(crate) fn is_bsd(&self) -> bool {
        self.system != System::Mach
    }
}

/// Tests a property for all subjects: the entries expanded for Linux and the object code, patched and dispatched.
pub(crate) fn everywhere(wanted: fn(&Subject) -> bool, fact: impl Fn(&Subject)) {
    let mut shown = 0;
    for dispatched in [false, true] {
        if dispatched && !machine::can_dispatch() {
            continue;
        }
        for subject in here(dispatched).iter().chain(&objects(dispatched)) {
            if wanted(subject) {
                println!("{}", subject.title);
                fact(subject);
                shown += 1;
            }
        }
    }
    assert!(shown > 0);
}

/// Tests a property for the object code with BSD calls, if available.
pub(crate) fn object_code(fact: impl Fn(&Subject)) {
    if env::var_os("SYSDECL_ORACLE").is_none() {
        not_proved_here(OBJECT_CODE);
        return;
    }
    everywhere(
        |subject| subject.is_bsd() && matches!(subject.functions, Functions::Object(_)),
        fact,
    );
}

/// The entries of this architecture, expanded for Linux.
fn here(dispatched: bool) -> Vec<Subject> {
    let subject = |system, functions| Subject {
        system,
        title: format!("{system:?}, expanded for Linux, {}", way(dispatched)),
        functions: Functions::Here(functions),
        dispatched,
    };
    vec![
        subject(System::Macos, sysdecl_oracle::macos::FUNCTIONS),
        subject(System::Mach, sysdecl_oracle::mach::FUNCTIONS),
        subject(System::Freebsd, sysdecl_oracle::freebsd::FUNCTIONS),
    ]
}

/// The object code for the systems themselves.
fn objects(dispatched: bool) -> Vec<Subject> {
    let Some(folder) = env::var_os("SYSDECL_ORACLE") else {
        not_proved_here(OBJECT_CODE);
        return Vec::new();
    };
    let architecture = env::consts::ARCH;
    let subject = |system, target: String| Subject {
        system,
        title: format!("{system:?}, {target}, {}", way(dispatched)),
        functions: Functions::Object(Loaded::read(&Path::new(&folder).join(target + ".o"))),
        dispatched,
    };
    vec![
        subject(System::Macos, format!("{architecture}-apple-darwin")),
        subject(System::Mach, format!("{architecture}-apple-darwin")),
        subject(System::Freebsd, format!("{architecture}-unknown-freebsd")),
    ]
}

fn way(dispatched: bool) -> &'static str {
    if dispatched { "dispatched" } else { "patched" }
}

/// The message about missing object code.
pub(crate) const OBJECT_CODE: &str =
    "the object code of macOS and FreeBSD: `.ci/run apple-bsd` builds and tests it";

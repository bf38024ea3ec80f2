//! The names of the prelude never replace a name of the user.

/// A user-defined constant with the name of a number takes precedence over the glob import, and the declaration uses
/// it.
mod own_constant {
    use sysdecl::prelude::*;

    const SYS_GETPPID: U64 = SYS_GETPID;

    #[syscall(os = "linux")]
    unsafe extern {
        #[syscall(nr = SYS_GETPPID)]
        pub safe fn process() -> I32;
    }

    pub fn check() {
        assert_eq!(process().cast_unsigned(), std::process::id());
    }
}

/// So do a user-defined type and an explicit import.
mod own_types {
    use std::primitive::i64 as Errno;

    use sysdecl::prelude::*;

    pub struct Void;

    pub fn check() {
        let _: (Errno, Void) = (0_i64, Void);
        let _: I32 = 0_i32;
    }
}

/// Two globs with the same names are not an error if the names are unused or imported explicitly.
mod two_globs {
    pub mod theirs {
        pub const SYS_READ: u8 = 1;
        pub const SYS_WRITE: u8 = 2;
        pub type Errno = u8;
        pub type I32 = u8;
    }

    use self::theirs::*;
    use libc::*;
    use sysdecl::prelude::SYS_WRITE;
    use sysdecl::prelude::*;

    pub fn check() {
        let _: U64 = SYS_WRITE;
        let _: c_int = STDIN_FILENO;
        let _: U64 = SYS_CLOSE;
    }
}

/// The same item through two globs is not ambiguous.
mod twice {
    use sysdecl::linux::nr::*;
    use sysdecl::prelude::*;

    #[syscall(os = "linux")]
    unsafe extern {
        #[syscall(nr = SYS_GETPPID)]
        pub safe fn parent() -> I32;
    }

    pub fn check() {
        assert!(parent() >= 0);
        let _: U64 = SYS_READ;
    }
}

fn main() {
    own_constant::check();
    own_types::check();
    two_globs::check();
    twice::check();
}

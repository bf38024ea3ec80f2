//! What the prelude promises of its hundreds of names: none of them takes the place of a name of the user's.

/// A constant of the user's with the name of a number wins over the glob, and is what the declaration uses.
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

/// So do a type of the user's and an explicit import.
mod own_types {
    use std::primitive::i64 as Errno;

    use sysdecl::prelude::*;

    pub struct Void;

    pub fn check() {
        let _: (Errno, Void) = (0_i64, Void);
        let _: I32 = 0_i32;
    }
}

/// Two globs with the same names are no error, where those are not used or an import says which is meant.
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

/// The same item by two globs is no ambiguity.
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

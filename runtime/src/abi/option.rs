//! The options that an entry takes.

/// What an entry does with a call that it does not know as it is: one with an option. If it is one that every entry
/// takes, the entry gets it with an `@`, as checked. With `nomem` the words are integers: no memory can be reached
/// through them, and clippy suspects pointers there (`pointers_in_nomem_asm_block`).
#[doc(hidden)]
#[macro_export]
macro_rules! entry_option {
    // Selects the items for targets with an entry, or those for targets without.
    ($entry:ident: @there { $($items:tt)* } $otherwise:tt) => {
        $($items)*
    };
    ($entry:ident: $ret:tt = $nr:expr $(, $word:expr)*; nomem) => {
        $crate::$entry!($ret = $nr $(, <*mut $crate::Void>::addr($word))*; @nomem)
    };
    ($entry:ident: $ret:tt = $nr:expr $(, $word:expr)*; readonly) => {
        $crate::$entry!($ret = $nr $(, $word)*; @readonly)
    };
    ($entry:ident: $ret:tt = $nr:expr $(, $word:expr)*; noreturn $($more:tt)*) => {
        ::core::compile_error!(
            "an entry does not take `noreturn`: a seccomp filter or a tracer can make every system call return\n\
            help: declare the function as `-> !`, which repeats the call forever"
        )
    };
    ($entry:ident: $ret:tt = $nr:expr $(, $word:expr)*; pure $($more:tt)*) => {
        ::core::compile_error!(
            "an entry does not take `pure`: a system call has side effects, and is neither merged nor removed\n\
            help: use `nomem` or `readonly`"
        )
    };
    ($entry:ident: $ret:tt = $nr:expr $(, $word:expr)*; $option:ident, $($more:tt)+) => {
        ::core::compile_error!(
            "an entry takes one option\n\
            help: use `nomem` or `readonly`; `nomem` includes `readonly`"
        )
    };
    ($entry:ident: $ret:tt = $nr:expr $(, $word:expr)*; $option:ident) => {
        ::core::compile_error!(::core::concat!(
            "an entry does not take `", ::core::stringify!($option), "`\n\
            help: use `nomem` or `readonly`; each entry sets the other options of `asm!` itself"
        ))
    };
    ($entry:ident: $($call:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "`", ::core::stringify!($entry), "` cannot be called like this\n\
            help: call it as `entry!(ret = number, word, …;)`, with no more words than the kernel takes"
        ))
    };
}

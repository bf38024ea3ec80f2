//! A real entry in asm: this system's Linux with different numbers. They contain a class above bit 24, as on Darwin,
//! which the entry removes.

/// The class in the numbers.
pub const CLASS: u64 = 0x7 << 24;

/// The number of `getppid`.
pub const GET_PARENT: u64 = CLASS | if cfg!(target_arch = "x86_64") { 110 } else { 173 };

/// The number of `lseek`.
pub const SEEK: u64 = CLASS | if cfg!(target_arch = "x86_64") { 8 } else { 62 };

/// The number of `mmap`.
pub const MAP: u64 = CLASS | if cfg!(target_arch = "x86_64") { 9 } else { 222 };

/// The entry on x86-64.
#[cfg(target_arch = "x86_64")]
#[macro_export]
macro_rules! own_machine {
    ($ret:ident = $nr:expr; $($o:tt)*) => {
        $crate::own_machine!(@trap $ret = $nr, []; $($o)*)
    };
    ($ret:ident = $nr:expr, $a:expr, $b:expr, $c:expr; $($o:tt)*) => {
        $crate::own_machine!(@trap $ret = $nr, ["rdi" $a, "rsi" $b, "rdx" $c]; $($o)*)
    };
    ($ret:ident = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr; $($o:tt)*) => {
        $crate::own_machine!(
            @trap $ret = $nr, ["rdi" $a, "rsi" $b, "rdx" $c, "r10" $d, "r8" $e, "r9" $f]; $($o)*
        )
    };
    (@trap $ret:ident = $nr:expr, [$($register:tt $word:expr),*]; $($option:ident),*) => {
        ::core::arch::asm!(
            "and eax, 0xffffff",
            "syscall",
            inlateout("rax") $nr => $ret,
            $(in($register) $word,)*
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack $(, $option)*),
        )
    };
}

/// The entry on aarch64.
#[cfg(target_arch = "aarch64")]
#[macro_export]
macro_rules! own_machine {
    ($ret:ident = $nr:expr; $($o:tt)*) => {
        $crate::own_machine!(@trap $nr, [lateout("x0") $ret], []; $($o)*)
    };
    ($ret:ident = $nr:expr, $a:expr, $b:expr, $c:expr; $($o:tt)*) => {
        $crate::own_machine!(@trap $nr, [inlateout("x0") $a => $ret], ["x1" $b, "x2" $c]; $($o)*)
    };
    ($ret:ident = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr; $($o:tt)*) => {
        $crate::own_machine!(
            @trap $nr, [inlateout("x0") $a => $ret],
            ["x1" $b, "x2" $c, "x3" $d, "x4" $e, "x5" $f]; $($o)*
        )
    };
    (@trap $nr:expr, [$($x0:tt)*], [$($register:tt $word:expr),*]; $($option:ident),*) => {
        ::core::arch::asm!(
            "and x8, x8, #0xffffff",
            "svc #0",
            inlateout("x8") $nr => _,
            $($x0)*,
            $(in($register) $word,)*
            options(nostack $(, $option)*),
        )
    };
}

//! Linux system calls on every architecture that sysdecl supports, instead of one file for each.

use sysdecl::abi::{Word, linux};

use crate::backend::reg::{
    A0, A1, A2, A3, A4, A5, ArgReg, FromAsm as _, R0, RetReg, SyscallNumber, ToAsm as _,
};

macro_rules! calls {
    ($($name:ident($($word:ident: $place:ident),*) [$($option:ident)?])*) => {$(
        #[inline]
        pub(in crate::backend) unsafe fn $name(
            nr: SyscallNumber<'_> $(, $word: ArgReg<'_, $place>)*
        ) -> RetReg<R0> {
            let ret: Word;
            let nr = nr.to_asm() as isize;
            linux!(ret = nr $(, $word.to_asm() as Word)*; $($option)?);
            RetReg::from_asm(ret.cast())
        }
    )*};
}

calls! {
    syscall0_readonly() [readonly]
    syscall1(a0: A0) []
    syscall1_readonly(a0: A0) [readonly]
    syscall2(a0: A0, a1: A1) []
    syscall2_readonly(a0: A0, a1: A1) [readonly]
    syscall3(a0: A0, a1: A1, a2: A2) []
    syscall3_readonly(a0: A0, a1: A1, a2: A2) [readonly]
    syscall4(a0: A0, a1: A1, a2: A2, a3: A3) []
    syscall4_readonly(a0: A0, a1: A1, a2: A2, a3: A3) [readonly]
    syscall5(a0: A0, a1: A1, a2: A2, a3: A3, a4: A4) []
    syscall5_readonly(a0: A0, a1: A1, a2: A2, a3: A3, a4: A4) [readonly]
    syscall6(a0: A0, a1: A1, a2: A2, a3: A3, a4: A4, a5: A5) []
    syscall6_readonly(a0: A0, a1: A1, a2: A2, a3: A3, a4: A4, a5: A5) [readonly]
}

#[inline]
pub(in crate::backend) unsafe fn syscall1_noreturn(nr: SyscallNumber<'_>, a0: ArgReg<'_, A0>) -> ! {
    let [nr, status] = [nr.to_asm() as isize, a0.to_asm() as isize];
    loop {
        linux!(_ = nr, status as Word;);
    }
}

//! Any integer constant can be the number of a call.

use sysdecl::prelude::*;

macro_rules! number {
    ($ret:ident = $nr:expr; ) => {
        $ret = core::ptr::without_provenance_mut($nr as usize)
    };
}

const A: U8 = 200;
const B: i128 = 9;

mod table {
    pub const D: u64 = 0x4000_0000;

    pub struct Of<const N: i32>;

    impl<const N: i32> Of<N> {
        pub const E: i32 = N + 1;
    }

    pub trait Numbered {
        const F: u16;
    }

    impl Numbered for () {
        const F: u16 = 77;
    }
}

#[repr(u8)]
enum Call {
    Close = 3,
}

const fn computed(base: u32) -> u32 {
    base | 0x200
}

macro_rules! seven {
    () => {
        7
    };
}

#[syscall(abi = number)]
unsafe extern {
    #[syscall(nr = 0)]
    safe fn zero() -> I64;
    #[syscall(nr = 0x7fff_ffff_ffff_ffff)]
    safe fn largest() -> I64;
    #[syscall(nr = 5u8)]
    safe fn suffixed() -> I64;
    #[syscall(nr = 0b101_usize)]
    safe fn binary() -> I64;
    #[syscall(nr = A)]
    safe fn byte() -> I64;
    #[syscall(nr = B)]
    safe fn wide() -> I64;
    #[syscall(nr = table::D)]
    safe fn by_path() -> I64;
    #[syscall(nr = table::Of::<4>::E)]
    safe fn associated() -> I64;
    #[syscall(nr = <() as table::Numbered>::F)]
    safe fn of_a_trait() -> I64;
    #[syscall(nr = table::D + 4)]
    safe fn sum() -> I64;
    #[syscall(nr = (A as u32) << 2 | 1)]
    safe fn shifted() -> I64;
    #[syscall(nr = computed(1))]
    safe fn called() -> I64;
    #[syscall(nr = { let x = 3; x * x })]
    safe fn block() -> I64;
    #[syscall(nr = if cfg!(target_os = "linux") { 1 } else { 2 })]
    safe fn chosen() -> I64;
    #[syscall(nr = [4, 5, 6][1])]
    safe fn indexed() -> I64;
    #[syscall(nr = seven!())]
    safe fn of_a_macro() -> I64;
    #[syscall(nr = Call::Close as u8)]
    safe fn of_an_enum() -> I64;
    #[syscall(nr = (6))]
    safe fn in_parentheses() -> I64;
    #[syscall(nr = (A))]
    safe fn name_in_parentheses() -> I64;
    #[syscall(nr = i64::MAX)]
    safe fn largest_of_a_name() -> I64;
}

fn main() {
    assert_eq!(zero(), 0);
    assert_eq!(largest(), i64::MAX);
    assert_eq!([suffixed(), binary()], [5, 5]);
    assert_eq!([byte(), wide()], [200, 9]);
    assert_eq!([by_path(), associated(), of_a_trait()], [0x4000_0000, 5, 77]);
    assert_eq!([sum(), shifted(), called()], [0x4000_0004, 801, 513]);
    assert_eq!([block(), chosen(), indexed(), of_a_macro()], [9, 1, 5, 7]);
    assert_eq!([of_an_enum(), in_parentheses(), name_in_parentheses()], [3, 6, 200]);
    assert_eq!(largest_of_a_name(), i64::MAX);
}

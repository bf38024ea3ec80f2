use sysdecl::{abi, linux::nr::SYS_GETPPID};

fn main() {
    unsafe {
        abi::linux!(_ = SYS_GETPPID as isize; noreturn);
        abi::linux!(_ = SYS_GETPPID as isize; pure);
        abi::linux!(_ = SYS_GETPPID as isize; preserves_flags);
        abi::linux!(_ = SYS_GETPPID as isize; readonly, nostack);
        abi::linux!(_ = SYS_GETPPID as isize; nomem, readonly);
        abi::linux!(_ = SYS_GETPPID as isize);
    }
}

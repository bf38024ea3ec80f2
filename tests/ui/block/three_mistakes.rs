use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(retry)]
    safe fn getpid() -> I32;
    safe fn read<T>(fd: I32, to: &mut T) -> I64;
    static TIME: U64;
}

fn main() {
    getpid();
}

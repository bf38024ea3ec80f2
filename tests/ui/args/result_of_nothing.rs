use sysdecl::prelude::*;

fn doubled(word: isize) -> isize {
    word * 2
}

#[syscall(result = doubled, os = "linux")]
safe fn sched_yield();

fn main() {
    sched_yield();
}

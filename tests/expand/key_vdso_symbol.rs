// The omitted last word is 0. The return value is discarded.

#[syscall(nr = 309, vdso = "__vdso_getcpu", os = ["linux", "freebsd"])]
fn getcpu(cpu: usize, node: usize);

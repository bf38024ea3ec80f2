// The last word, which is left out, is 0. The answer is not used.

#[syscall(nr = 309, vdso = "__vdso_getcpu", os = ["linux", "freebsd"])]
fn getcpu(cpu: usize, node: usize);

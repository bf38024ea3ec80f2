// Lifetimes.

#[syscall(nr = SYS_TIE, os = "linux")]
pub safe fn tie<'a, 'b>(one: &'a I32, other: &'b mut [I32]) -> Result<(), Errno>
where
    'a: 'b;

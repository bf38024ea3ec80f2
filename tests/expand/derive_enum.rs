// An enum of integers.

#[derive(ToKernel, FromKernel)]
#[repr(i32)]
pub enum Whence {
    Set,
    Current = 1,
}

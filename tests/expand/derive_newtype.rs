// A newtype crosses as its field.

#[derive(ToKernel, FromKernel)]
pub struct Pid(I32);

// A newtype is passed as its field.

#[derive(ToKernel, FromKernel)]
pub struct Pid(I32);

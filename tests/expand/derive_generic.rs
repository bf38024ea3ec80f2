// A newtype with parameters.

#[derive(ToKernel, FromKernel)]
pub struct Address<'a, T: Zeroed + 'a, const N: usize>
where
    T: Copy,
{
    to: &'a [T; N],
}

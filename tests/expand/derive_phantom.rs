// A newtype with a `PhantomData` is passed as its other field.

#[derive(ToKernel, FromKernel)]
pub struct Handle<'a, T> {
    raw: I32,
    of: PhantomData<&'a T>,
}

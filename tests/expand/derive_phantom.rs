// A newtype of a type or a lifetime crosses as its other field.

#[derive(ToKernel, FromKernel)]
pub struct Handle<'a, T> {
    raw: I32,
    of: PhantomData<&'a T>,
}

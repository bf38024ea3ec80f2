//! Whether a type implements `Drop`, asked where it derives `ToKernel`.

use core::marker::PhantomData;

/// Whether a type implements `Drop`, as a type: [`__FOUND`](Self::__FOUND) is a [`Runs`] where it does, and else
/// [`NoDestructor`]'s, since a trait's constant is looked for last.
pub struct Destructor<T: ?Sized>(PhantomData<T>);

/// There is a destructor of the type's own.
#[derive(Clone, Copy)]
pub struct Runs;

#[allow(drop_bounds, reason = "it asks for the `impl`, not for what is in the type")]
impl<T: Drop + ?Sized> Destructor<T> {
    pub const __FOUND: Runs = Runs;
}

/// What [`Destructor`] finds where there is none.
pub trait NoDestructor {
    const __FOUND: () = ();
}

impl<T: ?Sized> NoDestructor for Destructor<T> {}

/// What [`Destructor`] has to find. A trait for the message alone.
#[diagnostic::on_unimplemented(
    message = "`{T}` implements `Drop`, which would run before the call is made",
    label = "this type has a destructor",
    note = "help: pass what it contains, such as a `BorrowedFd` or a reference; or use an owning field, such as `OwnedFd`, and remove the `impl Drop`"
)]
pub trait Undropped<T: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Undropped<T> for () {}

/// Holds what [`Destructor`] found against what it has to be.
pub const fn undropped<T: ?Sized, Found: Undropped<T> + Copy>(_: Found) {}

//! The function of `result`, which takes one parameter. Its parameters are found out as a type, so that the message is ours.

use core::marker::PhantomData;

/// A function with these parameters and this result. A trait of ours, for the message.
#[diagnostic::on_unimplemented(
    message = "`result` names no function that can convert a return value",
    label = "this is not a safe function",
    note = "help: name a safe function of one parameter: the type that is converted"
)]
pub trait Converter<Parameters> {}

/// One parameter and a result.
pub struct One<P, R>(PhantomData<(P, R)>);

/// Other parameters and a result.
pub struct Other<P, R>(PhantomData<(P, R)>);

macro_rules! converters {
    ($($parameters:ident($($parameter:ident)*))*) => {$(
        #[diagnostic::do_not_recommend]
        impl<F, R, $($parameter),*> Converter<$parameters<($($parameter,)*), R>> for F where
            F: Fn($($parameter),*) -> R
        {}
    )*};
}

converters! {
    Other() One(A) Other(A B) Other(A B C) Other(A B C D) Other(A B C D E) Other(A B C D E G)
}

/// Parameters of a function that converts.
#[diagnostic::on_unimplemented(
    message = "the function of `result` must take one parameter",
    label = "this function takes none, or more than one",
    note = "help: name a function of one parameter: the type that is converted"
)]
pub trait OneParameter<F> {
    /// The function. Without this trait it is no type, so that nothing else is said of it.
    type Function;

    /// The function itself.
    fn itself(function: F) -> Self::Function;
}

#[diagnostic::do_not_recommend]
impl<F, P, R> OneParameter<F> for One<P, R> {
    type Function = F;

    #[inline(always)]
    fn itself(function: F) -> F {
        function
    }
}

/// The function of `result`.
#[inline(always)]
pub fn converter<F: Converter<P>, P: OneParameter<F>>(function: F) -> P::Function {
    P::itself(function)
}

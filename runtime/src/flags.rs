//! Bitflags types that cross. The derives do the same for a user; they live in a crate that this one
//! can be built without.

/// Lets bitflags types be arguments and results. A bit that has no name here is kept.
macro_rules! flags_cross {
    ($($flags:ty),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl crate::ToKernel for $flags {
            #[inline(always)]
            fn into_kernel(self) -> crate::abi::Word {
                crate::ToKernel::into_kernel(self.bits())
            }
        }

        #[diagnostic::do_not_recommend]
        impl crate::FromKernel for $flags {
            #[inline(always)]
            unsafe fn from_kernel(word: crate::abi::Word) -> Self {
                // SAFETY: the caller vouches for the word.
                Self::from_bits_retain(unsafe { crate::FromKernel::from_kernel(word) })
            }
        }

        #[diagnostic::do_not_recommend]
        impl crate::FromSuccess for $flags {
            #[inline(always)]
            unsafe fn from_success<E: From<crate::Errno>>(word: crate::abi::Word) -> Result<Self, E> {
                // SAFETY: the caller vouches for the word.
                Ok(unsafe { crate::FromKernel::from_kernel(word) })
            }
        }

        // SAFETY: any bits are a value, and nothing else is in it.
        #[diagnostic::do_not_recommend]
        unsafe impl crate::Received for $flags {
            const ALWAYS_VALID: bool = {
                crate::__private::only_bits(size_of::<Self>(), size_of_val(&Self::empty().bits()));
                true
            };
        }
    )*};
}

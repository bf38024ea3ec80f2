//! The shape that all generated structures have: public members, a zero of all of them, and what can be derived.

/// A structure whose members have their zero beside them.
///
/// `ZERO` is there for `Struct { wanted, ..Struct::ZERO }`: a kernel that grows a structure takes the new members for
/// zero, and so can an old program.
macro_rules! kernel_struct {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $($(#[$field_attribute:meta])* pub $field:ident: $type:ty = $zero:expr,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(clippy::pub_underscore_fields, reason = "reserved members keep the kernel's names")]
        pub struct $name {
            $($(#[$field_attribute])* pub $field: $type,)*
        }

        impl $name {
            /// All members zero, or null.
            pub const ZERO: Self = Self { $($field: $zero,)* };
        }

        // SAFETY: the layout is C's, and every bit pattern is a value of each member.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::Received for $name where $($type: $crate::Received),* {}

        impl Default for $name {
            fn default() -> Self {
                Self::ZERO
            }
        }
    };
}

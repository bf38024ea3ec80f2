//! What `FUTEX_WAKE_OP` does to the second word (Linux `include/uapi/linux/futex.h`, `FUTEX_OP`).

use crate::{I32, U32};

/// The last argument of `futex_wake_op`: `*uaddr2 = *uaddr2 op argument`, and whether
/// `old cmp cmp_argument`.
///
/// `op` is one of `FUTEX_OP_SET`, `_ADD`, `_OR`, `_ANDN` and `_XOR`, perhaps with
/// [`FUTEX_OP_OPARG_SHIFT`](super::FUTEX_OP_OPARG_SHIFT) for `1 << argument`; `cmp` is one of
/// `FUTEX_OP_CMP_EQ`, `_NE`, `_LT`, `_LE`, `_GT` and `_GE`. Both arguments have 12 bits with their
/// sign, -2048 to 2047; what is above is cut off.
///
/// ```
/// use sysdecl::linux::futex::{FUTEX_OP_ADD, FUTEX_OP_CMP_GT, futex_op};
///
/// // Add 1; wake if it was above 3.
/// assert_eq!(futex_op(FUTEX_OP_ADD, 1, FUTEX_OP_CMP_GT, 3), 0x1400_1003);
/// ```
#[must_use]
#[expect(clippy::cast_sign_loss, reason = "the bits are wanted")]
pub const fn futex_op(op: I32, argument: I32, cmp: I32, cmp_argument: I32) -> U32 {
    (op as U32 & 0xf) << 28
        | (cmp as U32 & 0xf) << 24
        | (argument as U32 & 0xfff) << 12
        | (cmp_argument as U32 & 0xfff)
}

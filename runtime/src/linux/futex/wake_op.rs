//! The encoding of `FUTEX_WAKE_OP` operations (Linux `include/uapi/linux/futex.h`, `FUTEX_OP`).

use crate::{I32, U32};

/// Encodes the last argument of `futex_wake_op`: `*uaddr2 = *uaddr2 op argument`, and the
/// comparison `old cmp cmp_argument`.
///
/// `op` is one of `FUTEX_OP_SET`, `_ADD`, `_OR`, `_ANDN` and `_XOR`, optionally with
/// [`FUTEX_OP_OPARG_SHIFT`](super::FUTEX_OP_OPARG_SHIFT) for `1 << argument`. `cmp` is one of
/// `FUTEX_OP_CMP_EQ`, `_NE`, `_LT`, `_LE`, `_GT` and `_GE`. Both arguments are signed 12-bit
/// numbers, -2048 to 2047; higher bits are ignored.
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

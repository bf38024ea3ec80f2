//! A simulated kernel for unit tests: it returns scripted values and records the calls.

use std::{cell::RefCell, collections::VecDeque};

thread_local! {
    static ANSWERS: RefCell<VecDeque<isize>> = const { RefCell::new(VecDeque::new()) };
    static ASKED: RefCell<Vec<(isize, Vec<usize>)>> = const { RefCell::new(Vec::new()) };
}

/// Sets the return values of the next calls in this thread, in order.
pub fn will_answer(answers: &[isize]) {
    ANSWERS.with_borrow_mut(|script| *script = answers.iter().copied().collect());
    ASKED.with_borrow_mut(Vec::clear);
}

/// The calls of this thread since then: the number and the words of each.
#[must_use]
pub fn was_asked() -> Vec<(isize, Vec<usize>)> {
    ASKED.with_borrow(Clone::clone)
}

/// Makes one call.
///
/// # Panics
///
/// If the script is exhausted.
#[doc(hidden)]
#[must_use]
pub fn call(nr: isize, words: &[usize]) -> isize {
    ASKED.with_borrow_mut(|asked| asked.push((nr, words.to_vec())));
    let answer = ANSWERS.with_borrow_mut(VecDeque::pop_front);
    answer.unwrap_or_else(|| panic!("the script has no return value for call {nr} with {words:x?}"))
}

/// The scripted kernel: takes any number of words.
#[macro_export]
macro_rules! own_script {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($option:ident),*) => {
        $ret = ::core::ptr::without_provenance_mut(
            $crate::script::call($nr, &[$($word.addr()),*]).cast_unsigned(),
        )
    };
}

//! The calls of `linux_net_traced`.

#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "the bits are compared")]

use core::ptr::{null, null_mut, without_provenance_mut};
use std::iter;

use sysdecl::{
    Void,
    linux::{event, futex, net, random, time, uring},
};
use sysdecl_tests::traced::{self, Call};

use crate::held::{Word, hold, told};

/// An address that is never accessed.
fn nowhere<T>(address: usize) -> *mut T {
    without_provenance_mut(address)
}

/// Not a descriptor or any other identifier.
const NONE: i32 = -1;
/// A number that uses all 64 bits.
const LONG: u64 = 0x8765_4321_0fed_cba9;
const HIGH: u32 = 0x8000_0000;

#[expect(clippy::too_many_lines, reason = "one table")]
fn make_calls() -> Vec<Call> {
    // A call, and the words that the kernel should receive: those passed, or those given after `=>`, and possibly
    // more. Between the marks, nothing else may make a system call.
    macro_rules! make {
        ($($module:ident::$call:ident($($word:expr),*) => $name:literal $([$($seen:expr),*])?;)*) => {{
            traced::mark();
            let answers = [$($module::$call($($word),*).word()),*];
            traced::mark();
            let made = [$(make!(@seen $name, [$($word),*] $(, [$($seen),*])?)),*];
            iter::zip(made, answers).map(|(call, answer)| told(call, answer)).collect()
        }};
        (@seen $name:literal, [$($word:expr),*], [$($seen:expr),*]) => {
            Call::new($name, &[$($seen.word()),*])
        };
        (@seen $name:literal, [$($word:expr),*]) => {
            Call::new($name, &[$(Word::word($word)),*])
        };
    }

    let mut bytes = [7_u8; 64];
    let buf = bytes.as_mut_ptr();
    let instant = time::Timespec { tv_sec: 0, tv_nsec: 1 };
    let no_time = time::Timespec { tv_sec: 0, tv_nsec: -1 };
    let (mut left, mut spans) = (instant, time::Itimerspec::ZERO);
    let (instant, no_time, left) = (&raw const instant, &raw const no_time, &raw mut left);
    let (spans, no_rest) = (&raw mut spans, null_mut::<time::Timespec>());
    let no_day = time::Timeval { tv_sec: 0, tv_usec: -1 };
    let no_day = &raw const no_day;
    let (mut used, mut interval) = (time::Tms::ZERO, time::Itimerval::ZERO);
    let (used, interval) = (&raw mut used, &raw mut interval);
    let mut event = time::SigEvent { sigev_notify: time::SIGEV_NONE, ..time::SigEvent::ZERO };
    let (mut timer, timer_event) = (-1, &raw mut event);
    let timer = &raw mut timer;
    let mut pair = [-1; 2];
    let pair = pair.as_mut_ptr();
    let address = net::SockAddrIn { sin_family: 2, ..net::SockAddrIn::ZERO };
    let address = (&raw const address).cast::<net::SockAddr>();
    let (mut peer, mut len) = (net::SockAddrStorage::ZERO, 128_u32);
    let (peer, len) = ((&raw mut peer).cast::<net::SockAddr>(), &raw mut len);
    let mut message = net::MsgHdr::ZERO;
    let message = &raw mut message;
    let mut messages = net::MmsgHdr::ZERO;
    let messages = &raw mut messages;
    let value = buf.cast::<Void>();
    let mut list = event::PollFd { fd: 1_000_000, events: event::POLLIN, revents: 0 };
    let list = &raw mut list;
    let mask = event::SigSet::ZERO;
    let mask = &raw const mask;
    let mut set = event::FdSet::ZERO;
    let set = &raw mut set;
    let mut wanted = event::EpollEvent::ZERO;
    let wanted = &raw mut wanted;
    let mut word = 5_u32;
    let word = &raw mut word;
    let mut waiter = futex::FutexWaitv::ZERO;
    let waiter = &raw mut waiter;
    let mut params = uring::IoUringParams::ZERO;
    let params = &raw mut params;
    let name = c"name".as_ptr().cast::<u8>();
    let op = futex::futex_op(futex::FUTEX_OP_SET, 5, futex::FUTEX_OP_CMP_EQ, 5);

    // SAFETY: all memory that the calls access is valid; a negative number is not a descriptor.
    unsafe {
        make! {
            time::clock_settime(NONE, instant) => "clock_settime";
            time::clock_nanosleep(99, -2, instant, left) => "clock_nanosleep";
            time::clock_nanosleep(time::CLOCK_MONOTONIC, 1, instant, no_rest) => "clock_nanosleep";
            time::nanosleep(instant, left) => "nanosleep";
            time::nanosleep(no_time, no_rest) => "nanosleep";
            time::settimeofday(no_day, null::<time::Timezone>()) => "settimeofday";
            time::times(used) => "times";
            time::times(nowhere::<time::Tms>(8)) => "times";
            time::getitimer(time::ITIMER_PROF, interval) => "getitimer";
            time::getitimer(-3, interval) => "getitimer";
            time::setitimer(-3, interval, interval) => "setitimer";
            time::setitimer(time::ITIMER_VIRTUAL, interval, null_mut::<time::Itimerval>()) => "setitimer";
            time::alarm(0) => "setitimer" [time::ITIMER_REAL];
            time::timer_create(99, timer_event, timer) => "timer_create";
            time::timer_create(time::CLOCK_MONOTONIC, timer_event, timer) => "timer_create";
            time::timer_settime(-4, -5, spans, nowhere::<time::Itimerspec>(8)) => "timer_settime";
            time::timer_gettime(-4, spans) => "timer_gettime";
            time::timer_getoverrun(-4) => "timer_getoverrun";
            time::timer_delete(-4) => "timer_delete";
            time::timerfd_create(time::CLOCK_BOOTTIME, time::TFD_CLOEXEC) => "timerfd_create";
            time::timerfd_create(-1, -2) => "timerfd_create";
            time::timerfd_settime(NONE, 3, spans, nowhere::<time::Itimerspec>(8)) => "timerfd_settime";
            time::timerfd_gettime(NONE, spans) => "timerfd_gettime";

            net::socket(net::AF_INET, net::SOCK_STREAM | net::SOCK_CLOEXEC, 6) => "socket";
            net::socket(-1, -2, -3) => "socket";
            net::socketpair(net::AF_UNIX, net::SOCK_DGRAM, 0, pair) => "socketpair";
            net::socketpair(-1, -2, -3, pair) => "socketpair";
            net::bind(NONE, address, 16) => "bind";
            net::listen(NONE, -2) => "listen";
            net::accept(NONE, peer, len) => "accept4" [NONE, peer, len, 0];
            net::accept4(NONE, peer, len, net::SOCK_NONBLOCK) => "accept4";
            net::connect(NONE, address, 16) => "connect";
            net::shutdown(NONE, -9) => "shutdown";
            net::setsockopt(NONE, -2, -3, value, 4) => "setsockopt";
            net::getsockopt(NONE, -2, -3, value, len) => "getsockopt";
            net::getsockname(NONE, peer, len) => "getsockname";
            net::getpeername(NONE, peer, len) => "getpeername";
            net::sendto(NONE, buf, LONG, HIGH, address, 16) => "sendto";
            net::recvfrom(NONE, buf, LONG, HIGH, peer, len) => "recvfrom";
            net::send(NONE, buf, 64, 3) => "sendto" [NONE, buf, 64_u64, 3_u32, 0_u64, 0_u64];
            net::recv(NONE, buf, 64, 3) => "recvfrom" [NONE, buf, 64_u64, 3_u32, 0_u64, 0_u64];
            net::sendmsg(NONE, message, HIGH) => "sendmsg";
            net::recvmsg(NONE, message, HIGH) => "recvmsg";
            net::sendmmsg(NONE, messages, 1, 2) => "sendmmsg";
            net::recvmmsg(NONE, messages, 1, 2, left) => "recvmmsg";

            event::poll(list, 1, -1) => "ppoll" [list, 1_u32, 0_u64, 0_u64, 0_u64];
            event::poll(list, 1, 0) => "ppoll" [list, 1_u32];
            event::ppoll(list, 1, left, mask, 8) => "ppoll";
            event::ppoll(list, HIGH, no_rest, mask, 9) => "ppoll";
            event::select(-1, set, set, set, null_mut())
                => "pselect6" [-1, set, set, set, 0_u64, 0_u64];
            event::pselect6(-1, set, set, set, left, null::<Void>()) => "pselect6";
            event::epoll_create1(event::EPOLL_CLOEXEC) => "epoll_create1";
            event::epoll_create1(-5) => "epoll_create1";
            event::epoll_create(7) => "epoll_create1" [0];
            event::epoll_ctl(NONE, event::EPOLL_CTL_ADD, -2, wanted) => "epoll_ctl";
            event::epoll_wait(NONE, wanted, 1, -1)
                => "epoll_pwait" [NONE, wanted, 1, -1, 0_u64, 0_u64];
            event::epoll_pwait(NONE, wanted, 1, -1, mask, 8) => "epoll_pwait";
            event::epoll_pwait2(NONE, wanted, 1, instant, mask, 8) => "epoll_pwait2";
            event::eventfd2(HIGH, event::EFD_CLOEXEC) => "eventfd2";
            event::eventfd2(1, -2) => "eventfd2";
            event::eventfd(6) => "eventfd2" [6, 0];
            event::signalfd4(-1, mask, 8, event::SFD_CLOEXEC) => "signalfd4";
            event::signalfd(-1, mask, 9) => "signalfd4" [-1, mask, 9_u64, 0];
            event::inotify_init1(event::IN_NONBLOCK) => "inotify_init1";
            event::inotify_init() => "inotify_init1" [0];
            event::inotify_add_watch(NONE, name, event::IN_ONESHOT) => "inotify_add_watch";
            event::inotify_rm_watch(NONE, -2) => "inotify_rm_watch";

            random::getrandom(buf, 64, random::GRND_NONBLOCK) => "getrandom";
            random::getrandom(buf, LONG, HIGH) => "getrandom";
            random::memfd_create(name, random::MFD_CLOEXEC) => "memfd_create";
            random::memfd_create(name, HIGH) => "memfd_create";

            futex::futex(word, 99, HIGH, instant, word, 7) => "futex";
            futex::futex_wait(word, 4, None) => "futex" [word, 0, 4, 0_u64, 0_u64, 0];
            futex::futex_wait(word, 5, Some(&*instant)) => "futex" [word, 0, 5, instant, 0_u64, 0];
            futex::futex_wake(word, 9) => "futex" [word, 1, 9, 0_u64, 0_u64, 0];
            futex::futex_wait_bitset(word, 4, None, HIGH) => "futex" [word, 9, 4, 0_u64, 0_u64, HIGH];
            futex::futex_wake_bitset(word, 9, HIGH) => "futex" [word, 10, 9, 0_u64, 0_u64, HIGH];
            futex::futex_requeue(word, 1, 2, word) => "futex" [word, 3, 1, 2_u64, word, 0];
            futex::futex_cmp_requeue(word, 1, HIGH, word, 5) => "futex" [word, 4, 1, HIGH, word, 5];
            futex::futex_wake_op(word, 1, 2, word, op) => "futex" [word, 5, 1, 2_u64, word, op];
            futex::futex_lock_pi(nowhere(1), None) => "futex" [1, 6, 0, 0_u64, 0_u64, 0];
            futex::futex_unlock_pi(nowhere(1)) => "futex" [1, 7, 0, 0_u64, 0_u64, 0];
            futex::futex_trylock_pi(nowhere(1)) => "futex" [1, 8, 0, 0_u64, 0_u64, 0];
            futex::futex_lock_pi2(nowhere(1), None) => "futex" [1, 13, 0, 0_u64, 0_u64, 0];
            futex::futex_waitv(waiter, 1, HIGH, instant, 1) => "futex_waitv";

            uring::io_uring_setup(0, params) => "io_uring_setup";
            uring::io_uring_enter(NONE, 1, 2, HIGH, value, 8) => "io_uring_enter";
            uring::io_uring_register(NONE, HIGH, value, 4) => "io_uring_register";
        }
    }
}

pub(super) fn main() {
    hold(make_calls, &[]);
}

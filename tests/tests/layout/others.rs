//! Compares our structures with those of `linux-raw-sys` (from the kernel's headers) and `libc` (from the C
//! library's).

// Time.
same!(Timespec = linux_raw_sys::general::__kernel_timespec; tv_sec tv_nsec);
same!(Timespec = libc::timespec; tv_sec tv_nsec);
same!(Itimerspec = linux_raw_sys::general::__kernel_itimerspec; it_interval it_value);
same!(Itimerspec = libc::itimerspec; it_interval it_value);
same!(Timeval = linux_raw_sys::general::__kernel_old_timeval; tv_sec tv_usec);
same!(Timeval = libc::timeval; tv_sec tv_usec);
same!(Itimerval = linux_raw_sys::general::__kernel_old_itimerval; it_interval it_value);
same!(Itimerval = libc::itimerval; it_interval it_value);
same!(Timezone = linux_raw_sys::general::timezone; tz_minuteswest tz_dsttime);
same!(Tms = libc::tms; tms_utime tms_stime tms_cutime tms_cstime);

// Files.
same!(Stat = linux_raw_sys::general::stat; st_dev st_ino st_nlink st_mode st_uid st_gid st_rdev st_size st_blksize
    st_blocks st_atime st_atime_nsec st_mtime st_mtime_nsec st_ctime st_ctime_nsec);
same!(Stat = libc::stat; st_dev st_ino st_nlink st_mode st_uid st_gid st_rdev st_size st_blksize st_blocks st_atime
    st_mtime st_ctime);
same!(Statx = linux_raw_sys::general::statx; stx_mask stx_blksize stx_attributes stx_nlink stx_uid stx_gid stx_mode
    stx_ino stx_size stx_blocks stx_attributes_mask stx_atime stx_btime stx_ctime stx_mtime stx_rdev_major
    stx_rdev_minor stx_dev_major stx_dev_minor stx_mnt_id stx_dio_mem_align stx_dio_offset_align stx_subvol
    stx_atomic_write_unit_min stx_atomic_write_unit_max stx_atomic_write_segments_max);
same!(Statx = libc::statx; stx_mask stx_blksize stx_ino stx_atime stx_mtime stx_mnt_id);
same!(StatxTimestamp = linux_raw_sys::general::statx_timestamp; tv_sec tv_nsec);
same!(Statfs = linux_raw_sys::general::statfs; f_type f_bsize f_blocks f_bfree f_bavail f_files f_ffree f_fsid
    f_namelen f_frsize f_flags f_spare);
same!(Statfs = libc::statfs; f_type f_bsize f_blocks f_bfree f_bavail f_files f_ffree f_fsid f_namelen f_frsize);
same!(IoVec = linux_raw_sys::general::iovec; iov_base iov_len);
same!(IoVec = libc::iovec; iov_base iov_len);
same!(OpenHow = linux_raw_sys::general::open_how; flags mode resolve);
same!(OpenHow = libc::open_how; flags mode resolve);
same!(LinuxDirent64 = linux_raw_sys::general::linux_dirent64; d_ino d_off d_reclen d_type d_name);
same!(Flock = linux_raw_sys::general::flock; l_type l_whence l_start l_len l_pid);
same!(Flock = libc::flock; l_type l_whence l_start l_len l_pid);
same!(FileHandle = libc::file_handle; handle_bytes handle_type f_handle);
same!(Winsize = linux_raw_sys::general::winsize; ws_row ws_col ws_xpixel ws_ypixel);
same!(Winsize = libc::winsize; ws_row ws_col ws_xpixel ws_ypixel);
same!(Termios = linux_raw_sys::general::termios; c_iflag c_oflag c_cflag c_lflag c_line c_cc);
same!(Termios2 = linux_raw_sys::general::termios2; c_iflag c_oflag c_cflag c_lflag c_line c_cc c_ispeed c_ospeed);
same!(Termios2 = libc::termios2; c_iflag c_oflag c_cflag c_lflag c_line c_cc c_ispeed c_ospeed);
same!(FOwnerEx = linux_raw_sys::general::f_owner_ex; type_ pid);

// Processes.
same!(Rusage = linux_raw_sys::general::rusage; ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt
    ru_majflt ru_nswap ru_inblock ru_oublock ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw);
same!(Rusage = libc::rusage; ru_utime ru_stime ru_maxrss ru_minflt ru_majflt ru_nvcsw ru_nivcsw);
same!(Rlimit = linux_raw_sys::general::rlimit; rlim_cur rlim_max);
same!(Rlimit = libc::rlimit; rlim_cur rlim_max);
same!(Rlimit64 = linux_raw_sys::general::rlimit64; rlim_cur rlim_max);
same!(Rlimit64 = libc::rlimit64; rlim_cur rlim_max);
same!(Utsname = linux_raw_sys::system::new_utsname; sysname nodename release version machine domainname);
same!(Utsname = libc::utsname; sysname nodename release version machine domainname);
same!(CloneArgs = linux_raw_sys::general::clone_args; flags pidfd child_tid parent_tid exit_signal stack stack_size tls
    set_tid set_tid_size cgroup);
same!(CloneArgs = libc::clone_args; flags pidfd child_tid parent_tid exit_signal stack stack_size tls set_tid
    set_tid_size cgroup);
same!(Sysinfo = linux_raw_sys::system::sysinfo; uptime loads totalram freeram sharedram bufferram totalswap freeswap
    procs totalhigh freehigh mem_unit);
same!(Sysinfo = libc::sysinfo; uptime loads totalram freeram sharedram bufferram totalswap freeswap procs totalhigh
    freehigh mem_unit);
same!(SchedParam = libc::sched_param; sched_priority);
begins!(SchedAttr = libc::sched_attr; size sched_policy sched_flags sched_nice sched_priority sched_runtime sched_deadline
    sched_period);

// Sandboxes.
same!(SeccompData = linux_raw_sys::ptrace::seccomp_data; nr arch instruction_pointer args);
same!(SeccompData = libc::seccomp_data; nr arch instruction_pointer args);
same!(SeccompNotif = linux_raw_sys::ptrace::seccomp_notif; id pid flags data);
same!(SeccompNotif = libc::seccomp_notif; id pid flags data);
same!(SeccompNotifResp = linux_raw_sys::ptrace::seccomp_notif_resp; id val error flags);
same!(SeccompNotifResp = libc::seccomp_notif_resp; id val error flags);
same!(SeccompNotifSizes = linux_raw_sys::ptrace::seccomp_notif_sizes; seccomp_notif seccomp_notif_resp seccomp_data);
same!(SeccompNotifSizes = libc::seccomp_notif_sizes; seccomp_notif seccomp_notif_resp seccomp_data);
same!(SeccompNotifAddfd = linux_raw_sys::ptrace::seccomp_notif_addfd; id flags srcfd newfd newfd_flags);
same!(SeccompNotifAddfd = libc::seccomp_notif_addfd; id flags srcfd newfd newfd_flags);
same!(SockFilter = linux_raw_sys::ptrace::sock_filter; code jt jf k);
same!(SockFilter = libc::sock_filter; code jt jf k);
same!(SockFprog = linux_raw_sys::ptrace::sock_fprog; len filter);
same!(SockFprog = libc::sock_fprog; len filter);
begins!(LandlockRulesetAttr = linux_raw_sys::landlock::landlock_ruleset_attr; handled_access_fs handled_access_net
    scoped);
same!(LandlockPathBeneathAttr = linux_raw_sys::landlock::landlock_path_beneath_attr; allowed_access parent_fd);
same!(LandlockNetPortAttr = linux_raw_sys::landlock::landlock_net_port_attr; allowed_access port);

// Signals.
same!(SigSet = linux_raw_sys::general::kernel_sigset_t; sig);
same!(SigAction = linux_raw_sys::general::kernel_sigaction; sa_flags sa_restorer sa_mask);
same!(SigInfo = linux_raw_sys::general::siginfo_t;);
same!(SigInfo = libc::siginfo_t; si_signo si_errno si_code);
same!(SigEvent = linux_raw_sys::general::sigevent; sigev_value sigev_signo sigev_notify);
same!(SigEvent = libc::sigevent; sigev_value sigev_signo sigev_notify sigev_notify_thread_id);
same!(StackT = linux_raw_sys::general::stack_t; ss_sp ss_flags ss_size);
same!(StackT = libc::stack_t; ss_sp ss_flags ss_size);
same!(SignalfdSiginfo = libc::signalfd_siginfo; ssi_signo ssi_errno ssi_code ssi_pid ssi_uid ssi_fd ssi_tid ssi_band
    ssi_overrun ssi_trapno ssi_status ssi_int ssi_ptr ssi_utime ssi_stime ssi_addr ssi_addr_lsb ssi_syscall
    ssi_call_addr ssi_arch);
same!(FutexWaitv = linux_raw_sys::general::futex_waitv; val uaddr flags __reserved);

// Sockets.
same!(InAddr = linux_raw_sys::net::in_addr; s_addr);
same!(InAddr = libc::in_addr; s_addr);
same!(In6Addr = linux_raw_sys::net::in6_addr;);
same!(In6Addr = libc::in6_addr; s6_addr);
same!(SockAddr = libc::sockaddr; sa_family sa_data);
same!(SockAddrStorage = libc::sockaddr_storage; ss_family);
same!(SockAddrIn = linux_raw_sys::net::sockaddr_in; sin_family sin_port sin_addr);
same!(SockAddrIn = libc::sockaddr_in; sin_family sin_port sin_addr);
same!(SockAddrIn6 = linux_raw_sys::net::sockaddr_in6; sin6_family sin6_port sin6_flowinfo sin6_addr sin6_scope_id);
same!(SockAddrIn6 = libc::sockaddr_in6; sin6_family sin6_port sin6_flowinfo sin6_addr sin6_scope_id);
same!(SockAddrUn = linux_raw_sys::net::sockaddr_un; sun_family sun_path);
same!(SockAddrUn = libc::sockaddr_un; sun_family sun_path);
same!(SockAddrNl = libc::sockaddr_nl; nl_family nl_pid nl_groups);
same!(SockAddrLl = libc::sockaddr_ll; sll_family sll_protocol sll_ifindex sll_hatype sll_pkttype sll_halen sll_addr);
same!(MsgHdr = linux_raw_sys::net::msghdr; msg_name msg_namelen msg_iov msg_iovlen msg_control msg_controllen
    msg_flags);
same!(MsgHdr = libc::msghdr; msg_name msg_namelen msg_iov msg_iovlen msg_control msg_controllen msg_flags);
same!(MmsgHdr = linux_raw_sys::net::mmsghdr; msg_hdr msg_len);
same!(MmsgHdr = libc::mmsghdr; msg_hdr msg_len);
same!(CmsgHdr = linux_raw_sys::net::cmsghdr; cmsg_len cmsg_level cmsg_type);
same!(CmsgHdr = libc::cmsghdr; cmsg_len cmsg_level cmsg_type);
same!(Ucred = linux_raw_sys::net::ucred; pid uid gid);
same!(Ucred = libc::ucred; pid uid gid);
same!(Linger = linux_raw_sys::net::linger; l_onoff l_linger);
same!(Linger = libc::linger; l_onoff l_linger);
same!(IpMreq = linux_raw_sys::net::ip_mreq; imr_multiaddr imr_interface);
same!(IpMreq = libc::ip_mreq; imr_multiaddr imr_interface);
same!(Ipv6Mreq = linux_raw_sys::net::ipv6_mreq; ipv6mr_multiaddr ipv6mr_ifindex);

// Events.
same!(PollFd = linux_raw_sys::general::pollfd; fd events revents);
same!(PollFd = libc::pollfd; fd events revents);
same!(FdSet = linux_raw_sys::general::__kernel_fd_set; fds_bits);
same!(FdSet = libc::fd_set;);
same!(EpollEvent = linux_raw_sys::general::epoll_event; events data);
same!(EpollEvent = libc::epoll_event; events);
same!(InotifyEvent = linux_raw_sys::general::inotify_event; wd mask cookie len name);
same!(InotifyEvent = libc::inotify_event; wd mask cookie len);

// Rings.
same!(IoUringParams = linux_raw_sys::io_uring::io_uring_params; sq_entries cq_entries flags sq_thread_cpu
    sq_thread_idle features wq_fd resv sq_off cq_off);
same!(IoSqringOffsets = linux_raw_sys::io_uring::io_sqring_offsets; head tail ring_mask ring_entries flags dropped
    array resv1 user_addr);
same!(IoCqringOffsets = linux_raw_sys::io_uring::io_cqring_offsets; head tail ring_mask ring_entries overflow cqes
    flags resv1 user_addr);
same!(IoUringSqe = linux_raw_sys::io_uring::io_uring_sqe; opcode flags ioprio fd len user_data personality);
same!(IoUringGeteventsArg = linux_raw_sys::io_uring::io_uring_getevents_arg; sigmask sigmask_sz min_wait_usec ts);
same!(IoUringFilesUpdate = linux_raw_sys::io_uring::io_uring_files_update; offset resv fds);
same!(IoUringRsrcRegister = linux_raw_sys::io_uring::io_uring_rsrc_register; nr flags resv2 data tags);
same!(IoUringRsrcUpdate2 = linux_raw_sys::io_uring::io_uring_rsrc_update2; offset resv data tags nr resv2);
same!(IoUringProbeOp = linux_raw_sys::io_uring::io_uring_probe_op; op resv flags resv2);
same!(IoUringBuf = linux_raw_sys::io_uring::io_uring_buf; addr len bid resv);
same!(IoUringBufReg = linux_raw_sys::io_uring::io_uring_buf_reg; ring_addr ring_entries bgid flags);
same!(IoUringRsrcUpdate = linux_raw_sys::io_uring::io_uring_rsrc_update; offset resv data);
same!(IoUringRestriction = linux_raw_sys::io_uring::io_uring_restriction; opcode resv resv2);
same!(IoUringSyncCancelReg = linux_raw_sys::io_uring::io_uring_sync_cancel_reg; addr fd flags timeout opcode pad pad2);
same!(IoUringFileIndexRange = linux_raw_sys::io_uring::io_uring_file_index_range; off len resv);
same!(IoUringBufStatus = linux_raw_sys::io_uring::io_uring_buf_status; buf_group head resv);
same!(IoUringNapi = linux_raw_sys::io_uring::io_uring_napi; busy_poll_to prefer_busy_poll opcode pad op_param resv);
same!(IoUringClockRegister = linux_raw_sys::io_uring::io_uring_clock_register; clockid __resv);
same!(IoUringCloneBuffers = linux_raw_sys::io_uring::io_uring_clone_buffers; src_fd flags src_off dst_off nr pad);
same!(IoUringRegionDesc = linux_raw_sys::io_uring::io_uring_region_desc; user_addr size flags id mmap_offset __resv);
same!(IoUringMemRegionReg = linux_raw_sys::io_uring::io_uring_mem_region_reg; region_uptr flags __resv);
same!(IoUringRegWait = linux_raw_sys::io_uring::io_uring_reg_wait; ts min_wait_usec flags sigmask sigmask_sz pad pad2);
same!(IoUringZcrxOffsets = linux_raw_sys::io_uring::io_uring_zcrx_offsets; head tail rqes __resv2 __resv);
same!(IoUringZcrxAreaReg = linux_raw_sys::io_uring::io_uring_zcrx_area_reg; addr len rq_area_token flags dmabuf_fd
    __resv2);
same!(IoUringZcrxIfqReg = linux_raw_sys::io_uring::io_uring_zcrx_ifq_reg; if_idx if_rxq rq_entries flags area_ptr
    region_ptr offsets zcrx_id __resv);
same!(IoUringZcrxRqe = linux_raw_sys::io_uring::io_uring_zcrx_rqe; off len __pad);
same!(IoUringZcrxCqe = linux_raw_sys::io_uring::io_uring_zcrx_cqe; off __pad);

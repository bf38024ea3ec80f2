//! Tests `epoll_echo` with clients of the standard library: every byte is echoed.

mod run;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    process::{Child, ChildStdout, Stdio},
    thread,
    time::Duration,
};

use self::run::{Outcome, example, outcome};

/// The server and its address. It is killed if a test fails before it ends.
struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
    address: SocketAddr,
}

impl Server {
    fn new(words: &[&str]) -> Self {
        let mut command = example("epoll_echo");
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on ").unwrap().parse().unwrap();
        Self { child, output, address }
    }

    fn connect(&self) -> TcpStream {
        let client = TcpStream::connect(self.address).unwrap();
        client.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        client.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
        client
    }

    /// Waits for its end, and returns its summary.
    fn end(mut self) -> String {
        let mut text = String::new();
        self.output.read_to_string(&mut text).unwrap();
        assert!(self.child.wait().unwrap().success());
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Bytes that differ between clients.
fn noise(seed: u32, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let step = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(step).take(len).collect()
}

/// Sends all bytes and shuts down; returns the bytes that were echoed.
fn echo(client: &TcpStream, sent: &[u8]) -> Vec<u8> {
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut client = client;
            client.write_all(sent).unwrap();
            client.shutdown(Shutdown::Write).unwrap();
        });
        let mut back = Vec::new();
        let mut client = client;
        client.read_to_end(&mut back).unwrap();
        back
    })
}

#[test]
fn every_byte_of_200_connections_is_echoed() {
    let server = Server::new(&["200"]);
    // All connections are open before data is sent.
    let clients: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    // None, a few, one more than a buffer, and some that exceed all buffers.
    let length = |index: usize| match index {
        0 => 0,
        1..180 => index * 97,
        180..190 => 16 * 1024 + index - 185,
        _ => 1_000_000 + index,
    };
    let total: usize = (0..200).map(length).sum();
    thread::scope(|scope| {
        for (share, clients) in clients.chunks(25).enumerate() {
            scope.spawn(move || {
                for (index, client) in clients.iter().enumerate() {
                    let index = share * 25 + index;
                    let sent = noise(u32::try_from(index).unwrap(), length(index));
                    let back = echo(client, &sent);
                    assert!(
                        back == sent,
                        "{index}: {} of {} bytes, or different ones",
                        back.len(),
                        sent.len()
                    );
                }
            });
        }
    });
    assert_eq!(server.end(), format!("200 connections, {total} bytes\n"));
}

/// The server keeps bytes that it cannot send, stops reading when there are many, and continues later.
#[test]
fn a_client_that_reads_late_receives_everything() {
    let server = Server::new(&["1"]);
    let client = server.connect();
    let sent = noise(7, 24 << 20);
    let back = thread::scope(|scope| {
        scope.spawn(|| {
            let mut client = &client;
            client.write_all(&sent).unwrap();
            client.shutdown(Shutdown::Write).unwrap();
        });
        thread::sleep(Duration::from_millis(200));
        let mut back = Vec::new();
        let mut client = &client;
        client.read_to_end(&mut back).unwrap();
        back
    });
    assert!(back == sent, "{} of {} bytes, or different ones", back.len(), sent.len());
    assert_eq!(server.end(), format!("1 connections, {} bytes\n", sent.len()));
}

#[test]
fn a_client_that_disconnects_does_not_affect_others() {
    let server = Server::new(&[]);
    let rude = server.connect();
    (&rude).write_all(&noise(1, 100_000)).unwrap();
    // Closes the connection with unread bytes, which resets it.
    drop(rude);
    let sent = noise(2, 1000);
    assert!(echo(&server.connect(), &sent) == sent);
    end_input(server);
}

#[test]
fn it_ends_with_its_input() {
    let server = Server::new(&[]);
    // An open connection does not prevent the end.
    let client = server.connect();
    assert_eq!((&client).write(b"ping").unwrap(), 4);
    let mut back = [0; 4];
    (&client).read_exact(&mut back).unwrap();
    assert_eq!(&back, b"ping");
    assert_eq!(end_input(server), "0 connections, 4 bytes\n");
}

fn end_input(mut server: Server) -> String {
    let mut input = server.child.stdin.take().unwrap();
    input.write_all(b"words are dropped").unwrap();
    drop(input);
    server.end()
}

#[test]
fn an_invalid_argument_prints_the_usage() {
    let Outcome { status, stdout, stderr } = outcome(example("epoll_echo").arg("many"));
    assert_eq!(
        (status, stdout.len(), stderr.as_str()),
        (2, 0, "usage: epoll_echo [CONNECTIONS]\n")
    );
}

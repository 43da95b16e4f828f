//! A server that speaks the S3 protocol, on the loopback, over a folder: what the tests of `shelf publish push` send to.
//!
//! `s3_server FOLDER ACCESS_KEY SECRET_KEY` prints its port in the first line, then a line `begin METHOD PATH` for each
//! request as it comes and `end STATUS METHOD PATH` when it is answered. Buckets are the folders in FOLDER.

use std::error::Error;
use std::io::Write;

use hyper::body::Incoming;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo};
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, access, secret] = arguments.as_slice() else {
        return Err("usage: s3_server FOLDER ACCESS_KEY SECRET_KEY".into());
    };
    let files = s3s_fs::FileSystem::new(folder).map_err(|error| format!("{error:?}"))?;
    let mut builder = S3ServiceBuilder::new(files);
    builder.set_auth(SimpleAuth::from_single(access.as_str(), secret.as_str()));
    let service = builder.build();
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(serve(service))
}

async fn serve(service: S3Service) -> Result<(), Box<dyn Error>> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    say(&listener.local_addr()?.port().to_string());
    loop {
        let (socket, _) = listener.accept().await?;
        let service = service.clone();
        let told = service_fn(move |request: hyper::Request<Incoming>| {
            let what = format!("{} {}", request.method(), request.uri());
            say(&format!("begin {what}"));
            let answer = Service::call(&service, request);
            async move {
                let answer = answer.await;
                if let Ok(answer) = &answer {
                    say(&format!("end {} {what}", answer.status().as_u16()));
                }
                answer
            }
        });
        tokio::spawn(async move {
            // A client that goes away in the middle is what some tests are about.
            let connection = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
            let _ = connection.serve_connection(TokioIo::new(socket), told).await;
        });
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody listens any more: the test is over.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

# The `ballast` command, and with it the keeper. From the root of the repository:
#
#   docker build -t ballast .
#   docker run --rm ballast --help
#   docker run --rm -v ballast:/var/lib/ballast -v ./keep.toml:/etc/ballast/keep.toml:ro -p 127.0.0.1:9464:9464 \
#     ballast keep --config /etc/ballast/keep.toml --metrics 0.0.0.0:9464
#
# The image has no chain's daemon: give the keeper a REST endpoint and a key file (docs/KEEPERS.md), or add the daemon in an image of yours.
FROM rust:1.88-slim-trixie AS build
WORKDIR /ballast
COPY . .
RUN cargo build --locked --release -p ballast-cli

FROM debian:trixie-slim
# /var/lib/ballast keeps sessions, the keeper's journal and its heartbeat; nothing else is written
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/ballast ballast
COPY --from=build /ballast/target/release/ballast /usr/local/bin/ballast
COPY --from=build /ballast/LICENSE /usr/share/doc/ballast/LICENSE
USER 10001
WORKDIR /var/lib/ballast
VOLUME /var/lib/ballast
ENTRYPOINT ["ballast"]
CMD ["--help"]

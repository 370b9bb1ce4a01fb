# One image for all programs, chosen by argument: docker run gongbao:0.1.0 gongbao-extractor --help
FROM debian:12 AS builder
WORKDIR /src
COPY . .
RUN ./dev build release && cmake --install build/release --prefix /out --strip

FROM debian:12-slim
# Further packages. Reading doc, wps, rtf and xls takes LibreOffice, which would more than double the
# image: ./dev image libreoffice-writer-nogui libreoffice-calc-nogui
ARG packages=
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    ca-certificates \
    libcpp-httplib0.11 \
    libfmt9 \
    libgrpc++1.51 \
    libicu72 \
    libprometheus-cpp-core1.0 \
    libprotobuf32 \
    libpugixml1v5 \
    librdkafka1 \
    libseccomp2 \
    libspdlog1.10 \
    libsqlite3-0 \
    libssl3 \
    libxml2 \
    libyaml-cpp0.7 \
    libzip4 \
    poppler-data \
    poppler-utils \
    ${packages} \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 gongbao \
  && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent \
    --shell /usr/sbin/nologin gongbao \
  && install -d -o 10001 -g 10001 /var/lib/gongbao
COPY --from=builder /out /usr/local
ENV GONGBAO_WEB_ROOT=/usr/local/share/gongbao/web
# By number, so that Kubernetes can see that it is not root.
USER 10001:10001
# Data of `gongbao serve`, or the store of indexer and query.
VOLUME /var/lib/gongbao
CMD ["gongbao", "--help"]

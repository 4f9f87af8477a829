"""`serve`: the record in a browser."""

from __future__ import annotations

import click

from dragoman.cli.options import record_option
from dragoman.errors import MissingExtra


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8_765, show_default=True, help="0: any free one.")
@click.option(
    "--entrance",
    type=click.Choice(["local", "token", "proxy"]),
    default="local",
    show_default=True,
    help="local: no password, from this machine only; token: users sign in with tokens (dragoman users add); "
    "proxy: a reverse proxy tells who it is.",
)
@click.option(
    "--user",
    envvar="DRAGOMAN_USER",
    default="desk",
    show_default=True,
    metavar="NAME",
    help="Who judges in local mode. Also $DRAGOMAN_USER.",
)
@click.option("--host-name", "hosts", multiple=True, metavar="NAME", help="A name the server answers to; repeatable.")
@click.option(
    "--proxy-header",
    default="X-Forwarded-User",
    show_default=True,
    metavar="NAME",
    help="What the proxy tells users in.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="The proxy's address or network; repeatable.  [default: loopback]",
)
@click.option("--https", "secure", is_flag=True, help="It is reached by HTTPS: cookies go no other way.")
@click.option("--fetch", "may_fetch", is_flag=True, help="Let editors give web addresses to be read.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@record_option
def serve(
    host: str,
    port: int,
    entrance: str,
    user: str,
    hosts: tuple[str, ...],
    proxy_header: str,
    proxies: tuple[str, ...],
    secure: bool,
    may_fetch: bool,
    opens: bool,
    address: str,
) -> None:
    """Open the record in a browser: pages to read, review and correct it, and an HTTP API under /api/v1.

    \b
    Examples:
      dragoman serve --open
      dragoman serve --record desk.db --port 9000 --user "Ann Lee"
      dragoman serve --record postgresql://desk@db/record --entrance token --host 0.0.0.0 --host-name desk.example.org
    """
    try:
        from dragoman.web.serving import bind_socket, name_address, serve_record
        from dragoman.web.settings import WebSettings, is_loopback, read_network
    except ModuleNotFoundError as missing:
        if missing.name not in ("fastapi", "starlette", "uvicorn"):
            raise
        raise MissingExtra("serving needs its parts: pip install 'dragoman[web]'") from missing
    from dragoman.record import open_record
    from dragoman.record.desk.bounds import check_words

    check_words(user, "the name of a user")
    for proxy in proxies:
        try:
            read_network(proxy)
        except ValueError:
            raise click.UsageError(
                f"--proxy {proxy}: write an address, 10.0.0.7, or a network, 172.18.0.0/16"
            ) from None
    if entrance == "local" and not is_loopback(host):
        raise click.UsageError(
            f"anybody who reaches {host} could change the record: without passwords only this machine is served. "
            "Use --entrance token or --entrance proxy"
        )
    settings = WebSettings(
        entrance=entrance,  # type: ignore[arg-type]  # one of the choices above
        user=user,
        hosts=hosts if is_loopback(host) else (*hosts, host),
        proxy_header=proxy_header,
        proxies=proxies or WebSettings().proxies,
        secure=secure,
        may_fetch=may_fetch,
    )
    with open_record(address) as record:
        bound = bind_socket(host, port)
        here = name_address(bound, host)
        click.echo(f"{record.database.address} is open at {here} — Ctrl-C ends it.", err=True)
        if entrance == "token" and not is_loopback(host) and not secure:
            click.echo(
                "Tokens come in readable for all between: put a proxy with HTTPS before it, and say --https.", err=True
            )
        if opens:
            click.launch(here)
        serve_record(record, settings, bound)

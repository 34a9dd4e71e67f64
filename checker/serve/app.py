"""The HTTP side: limits on size, time and number, and errors as `{"error": "…"}` without a traceback."""

import asyncio
import logging
import time
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect

from checker.serve.service import Asked, TooLateError
from checker.serve.workers import Workers

_LOOPBACK = ("127.0.0.1", "localhost")
_AGAIN = {"Retry-After": "5"}  # seconds
_ERRORS: dict[int | str, dict[str, str]] = {
    408: {"description": "The body was too slow in coming"},
    413: {"description": "The body is too large"},
    415: {"description": "The body is not application/json"},
    422: {"description": "The body is not a request"},
    503: {"description": "Too many requests wait, or a process died; `Retry-After` says when to ask again"},
    504: {"description": "The check did not end in its time"},
}


class Limits(NamedTuple):
    """Bytes of a body, seconds from the arrival of a request to its answer, and requests under way or in line."""

    body: int
    seconds: float
    waiting: int = 200


def make_app(workers: Workers, limits: Limits, host: str) -> FastAPI:
    """Give the application. As many checks run as there are `workers`; the others wait in order.

    On a loopback address, only requests to a loopback name are answered, and a body has to be called JSON: a web page
    open in a browser on the same machine could otherwise ask (DNS rebinding, cross-site requests).
    """
    waiting: set[int] = set()

    # The pages that show an API load their scripts from the network.
    app = FastAPI(title="check", docs_url=None, redoc_url=None)
    if host in _LOOPBACK:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(_LOOPBACK))

    @app.exception_handler(StarletteHTTPException)
    async def say(_: Request, error: StarletteHTTPException) -> JSONResponse:
        return JSONResponse({"error": error.detail}, error.status_code, error.headers)

    @app.get("/health")
    async def health() -> dict[str, str]:
        """Say that drafts can be checked."""
        return {"status": "ok"}

    body = {"required": True, "content": {"application/json": {"schema": Asked.model_json_schema()}}}

    @app.post(
        "/check", responses={200: {"description": "checker-report/1"}, **_ERRORS}, openapi_extra={"requestBody": body}
    )
    async def post(request: Request) -> Response:
        """Check drafts; the report is in the wire form, and `Check-Status` what the command would exit with."""
        deadline = time.monotonic() + limits.seconds
        asked = await _asked(request, limits)
        if len(waiting) >= limits.waiting:
            raise HTTPException(503, "too many requests wait; ask again later", _AGAIN)
        waiting.add(id(request))
        try:
            running = asyncio.wrap_future(workers.submit(asked, deadline))
            answer = await asyncio.wait_for(running, max(0.0, deadline - time.monotonic()))
        except (TimeoutError, TooLateError) as e:
            raise HTTPException(504, f"the check took more than {limits.seconds:g} seconds") from e
        except BrokenProcessPool as e:
            raise HTTPException(503, "the process that checked has died; ask again later", _AGAIN) from e
        except Exception as e:
            logging.getLogger(__name__).exception("a check failed")
            raise HTTPException(500, "internal error; this is a fault of check, not of your articles") from e
        finally:
            waiting.discard(id(request))
        return Response(
            answer.report.encode("utf-8", "backslashreplace"),
            media_type="application/json",
            headers={"Check-Status": str(answer.status)},
        )

    return app


def run(workers: Workers, limits: Limits, host: str, port: int) -> None:
    """Serve until interrupted; then let the workers go."""
    import uvicorn  # noqa: PLC0415 - only here

    try:
        uvicorn.run(make_app(workers, limits, host), host=host, port=port, log_level="warning", server_header=False)
    finally:
        workers.close()


async def _asked(request: Request, limits: Limits) -> Asked:
    """Read a request's body within the limits; HTTPException where it is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "send application/json")
    try:
        body = await asyncio.wait_for(_body(request, limits.body), limits.seconds)
    except TimeoutError as e:
        raise HTTPException(408, f"the body took more than {limits.seconds:g} seconds to come") from e
    except ClientDisconnect as e:
        raise HTTPException(400, "the body ended early") from e
    try:
        return Asked.model_validate_json(body)
    except ValidationError as e:
        first = e.errors(include_url=False, include_input=False, include_context=False)[0]
        where = "".join(f"{part}: " for part in map(str, first["loc"]))
        raise HTTPException(422, f"{where}{first['msg']}") from e


async def _body(request: Request, limit: int) -> bytes:
    too_large = HTTPException(413, f"the body is larger than {limit:,} bytes")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise too_large
    return bytes(body)

"""Counters for Prometheus. One registry for each server, so that two in one process do not mix."""

from __future__ import annotations

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from queries.endpoint.engine import Engine

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
_BUCKETS_S = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 30.0, 60.0)


class Metrics:
    """What is counted for each request, by kind of route (never by address: that would be endless)."""

    def __init__(self, engine: Engine) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "minutegraph_http_requests", "Requests answered.", ["route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "minutegraph_http_request_seconds",
            "Time to answer.",
            ["route"],
            registry=self._registry,
            buckets=_BUCKETS_S,
        )
        self._registry.register(_PoolCollector(engine))
        self._children: dict[tuple[str, int], tuple[Counter, Histogram]] = {}

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        children = self._children.get((route, status))
        if children is None:
            children = (self._requests.labels(route, str(status)), self._seconds.labels(route))
            self._children[route, status] = children
        children[0].inc()
        children[1].observe(seconds)

    def text(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        return generate_latest(self._registry)


class _PoolCollector(Collector):
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterable[Metric]:
        if not self._engine.ready:
            return
        for name, (meaning, value) in self._engine.figures().items():
            yield GaugeMetricFamily(f"minutegraph_{name}", meaning, value)
        ended = CounterMetricFamily("minutegraph_queries_ended", "Queries ended early, by reason.", labels=["reason"])
        for reason, count in self._engine.ended.items():
            ended.add_metric([reason], count)
        yield ended

"""Counters for Prometheus. One registry for each server, so that two in one process do not mix."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from queries.endpoint.engine import Engine

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
_BUCKETS_S = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 30.0, 60.0)


class Metrics:
    """What is counted for each request, by kind of route (never by address: that would be endless)."""

    def __init__(self, engine: Engine) -> None:
        self._registry = CollectorRegistry()
        self._requests = _Requests()
        self._registry.register(self._requests)
        self._registry.register(_PoolCollector(engine))

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.count(route, status, seconds)

    def text(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        return generate_latest(self._registry)


class _Requests(Collector):
    """Plain counts, made into metrics when asked for: the client library's own cost a lock each, at every request."""

    def __init__(self) -> None:
        self._statuses: Counter[tuple[str, int]] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._buckets: dict[str, list[int]] = {}

    def count(self, route: str, status: int, seconds: float) -> None:
        self._statuses[route, status] += 1
        self._seconds[route] += seconds
        if route not in self._buckets:
            self._buckets[route] = [0] * (len(_BUCKETS_S) + 1)
        self._buckets[route][bisect_left(_BUCKETS_S, seconds)] += 1

    def collect(self) -> Iterable[Metric]:
        requests = CounterMetricFamily("minutegraph_http_requests", "Requests answered.", labels=["route", "status"])
        for (route, status), count in sorted(self._statuses.items()):
            requests.add_metric([route, str(status)], count)
        times = HistogramMetricFamily("minutegraph_http_request_seconds", "Time to answer.", labels=["route"])
        bounds = [*(str(bound) for bound in _BUCKETS_S), "+Inf"]
        for route, counts in sorted(self._buckets.items()):
            buckets = [(bound, float(total)) for bound, total in zip(bounds, accumulate(counts), strict=True)]
            times.add_metric([route], buckets, self._seconds[route])
        return [requests, times]


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

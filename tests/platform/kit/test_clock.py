from datetime import timedelta

from lgsp.platform.kit import clock


def test_the_clock_tells_the_time_of_vietnam():
    assert clock.now().utcoffset() == timedelta(hours=7)
    assert abs(clock.today() - clock.now().date()) <= timedelta(days=1)

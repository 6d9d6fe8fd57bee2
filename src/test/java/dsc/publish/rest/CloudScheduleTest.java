package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CloudScheduleTest {
  private static final List<String> TEXTS =
      List.of(
          "hourly from 06:00 to 18:00 on every day",
          "daily at 06:00 on every day",
          "daily from 06:05 to 18:00 every 4 hours on Monday, Friday",
          "weekly at 23:55 on Tuesday",
          "monthly at 06:00 on 1, 15, last");

  @Test
  void aTextSurvivesReadingAndTheWire() {
    for (String text : TEXTS) {
      CloudSchedule schedule = CloudSchedule.parse(text);
      assertEquals(text, schedule.text());
      assertEquals(
          Optional.of(text), CloudSchedule.of(schedule.toElement()).map(CloudSchedule::text));
    }
  }

  @Test
  void daysGoOutUnderTheirFullNames() {
    Element sent = CloudSchedule.parse("weekly at 06:00 on Monday, Friday").toElement();
    assertEquals(
        List.of("Monday", "Friday"),
        sent
            .child("frequencyDetails")
            .orElseThrow()
            .child("intervals")
            .orElseThrow()
            .children("interval")
            .stream()
            .map(interval -> interval.value("weekDay"))
            .toList());
  }

  /** As in a recorded answer: 24 hours between runs, and an end where it starts. */
  @Test
  void onceADayIsOnceADayHoweverTheServerSaysIt() {
    Element details =
        Element.of("frequencyDetails")
            .with("start", "18:20:00")
            .with("end", "18:20:00")
            .with(
                Element.of("intervals")
                    .with(Element.of("interval").with("hours", "24"))
                    .with(Element.of("interval").with("weekDay", "Tuesday")));
    assertEquals(
        Optional.of("daily at 18:20 on Tuesday"),
        CloudSchedule.of(Element.of("schedule").with("frequency", "Daily").with(details))
            .map(CloudSchedule::text));
  }

  @Test
  void timesThatCannotBeSaidAreNotGuessed() {
    Element quarter = Element.of("interval").with("minutes", "15");
    Element details =
        Element.of("frequencyDetails")
            .with("start", "06:00:00")
            .with("end", "18:00:00")
            .with(
                Element.of("intervals")
                    .with(quarter)
                    .with(Element.of("interval").with("weekDay", "Monday")));
    Element hourly = Element.of("schedule").with("frequency", "Hourly");
    assertEquals(Optional.empty(), CloudSchedule.of(hourly.with(details)));
    assertEquals(Optional.empty(), CloudSchedule.of(hourly));
    assertEquals(
        Optional.empty(), CloudSchedule.of(Element.of("schedule").with("frequency", "Yearly")));
  }

  @Test
  void whatTheServerWouldRefuseCannotBeWritten() {
    for (String text :
        List.of(
            "hourly from 06:00 to 18:15 on Monday",
            "hourly at 06:00 on Monday",
            "daily at 06:01 on Monday",
            "weekly at 06:00 on Someday",
            "now and then")) {
      assertThrows(IllegalArgumentException.class, () -> CloudSchedule.parse(text), text);
    }
  }
}

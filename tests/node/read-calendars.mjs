// Calendars' files in; their events as JSON out, as ical.js reads them, which Thunderbird and Nextcloud use.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const read = (file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((found) => new ICAL.Event(found));
  return {
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    events: events.map((event) => ({
      uid: event.uid,
      title: event.summary,
      place: event.location,
      sequence: event.sequence,
      begins: event.startDate.toJSDate().toISOString(),
      ends: event.endDate.toJSDate().toISOString(),
    })),
  };
};

process.stdout.write(JSON.stringify(process.argv.slice(2).map(read)));

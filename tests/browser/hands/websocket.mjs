// A websocket as lines: what is read from standard input is sent, what comes is written out.
import { createInterface } from "node:readline";

const socket = new WebSocket(process.argv[2]);

socket.onopen = () =>
  createInterface({ input: process.stdin })
    .on("line", (line) => socket.send(line))
    .on("close", () => socket.close());
socket.onmessage = ({ data }) => process.stdout.write(`${data}\n`);
socket.onerror = ({ message }) => console.error(message);
socket.onclose = () => process.exit();

// Links as Telegram would follow them: those to the bot and to sharing stay inside the page.

const HOSTS = new Set(["t.me", "telegram.me"]);
const SAFE = new Set(["http:", "https:", "mailto:", "tg:", "tel:"]);

/**
 * {kind: start | startgroup | startchannel, address}, {kind: share, text} or {kind: outside, address};
 * null for an address no page should open.
 */
export function meaning(address, botName) {
  const url = parsed(address);
  if (!url) return null;
  const inside = HOSTS.has(url.hostname) && ["http:", "https:"].includes(url.protocol);
  const name = inside ? url.pathname.slice(1) : url.protocol === "tg:" ? url.searchParams.get("domain") : null;
  if (name?.toLowerCase() === botName.toLowerCase()) {
    const kind = ["startgroup", "startchannel"].find((each) => url.searchParams.has(each)) ?? "start";
    return { kind, address };
  }
  if (inside && url.pathname === "/share/url") {
    const parts = [url.searchParams.get("text"), url.searchParams.get("url")];
    return { kind: "share", text: parts.filter(Boolean).join("\n") };
  }
  return { kind: "outside", address: url.href };
}

function parsed(address) {
  for (const tried of [address, `https://${address}`]) {
    try {
      const url = new URL(tried);
      if (SAFE.has(url.protocol)) return url;
    } catch {
      // Tried as what is written without a scheme.
    }
  }
  return null;
}

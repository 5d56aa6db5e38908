-- What visitors ask, in the shares that they ask it: products most, then the list, checks of labels, comparisons, pages to read, embeds.
local products = tonumber(os.getenv("LOAD_PRODUCTS"))
local searches = { "q=serum", "q=exosome", "q=plated+serm", "source=plant", "source=microbial&sort=price", "skin=no_fragrance", "states=concentration&flags=none", "q=niacinamide", "page=3", "" }
local reading = { "/", "/guide/", "/guide/safety/", "/method/", "/for-me/" }
local label = "label_text=Rose+callus+exosomes%2C+2+billion+particles+per+mL.+Heals+eczema.+Ingredients%3A+Water%2C+Glycerin%2C+Niacinamide%2C+Parfum"
local form = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Accept-Encoding"] = "gzip" }
local plain = { ["Accept-Encoding"] = "gzip" }

local function product()
  -- a few products are asked for much more often than the rest
  local share = math.random()
  return "load-" .. math.floor(share * share * share * products)
end

local seeds = 0
function setup(thread)
  seeds = seeds + 1
  thread:set("seed", seeds)
end

function init(args)
  math.randomseed(seed)
end

function request()
  local dice = math.random(100)
  if dice <= 45 then return wrk.format("GET", "/products/" .. product() .. "/", plain) end
  if dice <= 70 then return wrk.format("GET", "/products/?" .. searches[math.random(#searches)], plain) end
  if dice <= 80 then return wrk.format("GET", reading[math.random(#reading)], plain) end
  if dice <= 87 then return wrk.format("POST", "/check/", form, label) end
  if dice <= 92 then return wrk.format("GET", "/compare/?product=" .. product() .. "&product=" .. product(), plain) end
  return wrk.format("GET", "/embed/" .. product() .. "/", plain)
end

-- Milliseconds that a visitor reads before the next page; 0 for as fast as it goes.
local reads = tonumber(os.getenv("LOAD_READS_MS"))
function delay()
  return reads == 0 and 0 or math.floor(reads * (0.5 + math.random()))
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.1f, "p50_ms": %.1f, "p95_ms": %.1f, "p99_ms": %.1f, "worst_ms": %.1f, "errors": %d, "refused": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end

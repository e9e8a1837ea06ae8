-- Single conversions, each with an Idempotency-Key of its own, spread over the customers buyer-0, buyer-1 and so on.
--
--   wrk -t1 -c64 -d20s --latency -s benchmarks/wrk/conversions.lua http://127.0.0.1:8080 -- KEY [CUSTOMERS]
--
-- KEY: an API key of scope events:write. CUSTOMERS: how many there are; 20,000 unless told otherwise.

local threads = 0

function setup(thread)
   thread:set("threadNumber", threads)
   threads = threads + 1
end

function init(arguments)
   if not arguments[1] then
      error("Give an API key behind --, one of scope events:write.")
   end
   customers = tonumber(arguments[2] or 20000)
   run = "wrk-" .. os.time() .. "-" .. threadNumber .. "-"
   number = 0
   headers = { ["Authorization"] = "Bearer " .. arguments[1], ["Content-Type"] = "application/json" }
   math.randomseed(os.time() + threadNumber)
end

function request()
   number = number + 1
   headers["Idempotency-Key"] = run .. number
   local body = string.format(
      '{"userId":"buyer-%d","type":"opportunity_won","value":%d,"currency":"USD","metadata":{"deal":"D-%d","stage":"closed won"}}',
      math.random(0, customers - 1), 100 + number % 100, number)
   return wrk.format("POST", "/api/attribution/events", headers, body)
end

function done(summary)
   print(string.format("%d answers were none of 2xx or 3xx; %d requests had no answer in time", summary.errors.status, summary.errors.timeout))
end
